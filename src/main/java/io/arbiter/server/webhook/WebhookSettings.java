package io.arbiter.server.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import java.util.Set;

/** Whether there are webhooks, and where they may lead. */
@ConfigMapping(prefix = "arbiter.webhooks")
public interface WebhookSettings {
  /** Whether players may add webhooks, and whether anything is sent. */
  @WithDefault("true")
  boolean enabled();

  /** Whether webhooks may use {@code http}, which sends unencrypted, besides {@code https}. */
  @WithDefault("false")
  boolean allowHttp();

  /** The ports that webhooks may use. A range is written {@code 8000-8099}. */
  @WithDefault("80,443,8080,8443")
  Set<@Pattern(regexp = TargetRule.PORTS, message = "must be ports or ranges of ports") String>
      ports();

  /**
   * Networks that webhooks may reach although they are not public, such as {@code
   * 10.1.0.0/16,fd00:1::/32}; by default none. Every player can send requests to these networks.
   */
  Optional<
          @Pattern(
              regexp = AddressGuard.NETWORKS,
              message = "must be networks with commas between them")
          String>
      allowedNetworks();
}
