package io.arbiter.server.player.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** The mails to players. {@code QUARKUS_MAILER_HOST} names the SMTP server. */
@ConfigMapping(prefix = "arbiter.mail")
public interface MailSettings {
  /**
   * The address of the page in links. It is never taken from a request, because a forged request
   * could then send a player to another page.
   */
  @WithDefault("http://localhost:8080")
  URI page();

  /** The sender. */
  @WithDefault("arbiter@localhost")
  String from();

  /** How long a link that resets a password can be used. */
  @WithDefault("1h")
  Duration reset();

  /** How long a link that confirms an address can be used. */
  @WithDefault("24h")
  Duration confirmation();
}
