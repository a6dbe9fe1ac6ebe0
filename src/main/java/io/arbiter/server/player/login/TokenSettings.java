package io.arbiter.server.player.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The tokens of players. */
@ConfigMapping(prefix = "arbiter.token")
public interface TokenSettings {
  /** How long a token is valid. A client renews it without a log-in. */
  @WithDefault("15m")
  Duration lifetime();

  /** How long a log-in lasts after its last renewal. Then the player logs in again. */
  @WithDefault("30d")
  Duration session();
}
