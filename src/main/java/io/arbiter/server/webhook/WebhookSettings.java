package io.arbiter.server.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How many webhooks there may be, and how long their deliveries are kept. */
@ConfigMapping(prefix = "arbiter.webhooks")
public interface WebhookSettings {
  /** Whether players may add webhooks, and whether anything is sent. */
  @WithDefault("true")
  boolean enabled();

  /** Webhooks of one player. */
  @WithDefault("5")
  @Min(1)
  int perPlayer();

  /** A webhook is disabled when so many of its deliveries wait. */
  @WithDefault("1000")
  @Min(1)
  int waiting();

  /** Deliveries that a player may ask for in any 60 seconds: tests, and deliveries sent again. */
  @WithDefault("10")
  @Min(1)
  int requestsPerMinute();

  /**
   * How long a delivery is tried. When a delivery is given up, and no other delivery of its webhook
   * has succeeded for half of this time, the webhook is disabled.
   */
  @WithDefault("24h")
  Duration giveUpAfter();

  /** How long deliveries are kept for their player to see. */
  @WithDefault("30d")
  Duration kept();
}
