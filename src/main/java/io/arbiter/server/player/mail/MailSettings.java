package io.arbiter.server.player.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** The mails to players. */
@ConfigMapping(prefix = "arbiter.mail")
public interface MailSettings {
  /** The address of the page in links. It is never taken from a request, which could be forged. */
  @WithDefault("http://localhost:8080")
  URI page();
}
