package io.arbiter.server.player;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The tokens of players. */
@ConfigMapping(prefix = "arbiter.token")
public interface TokenSettings {
  /** How long a token is valid. Then the player logs in again. */
  @WithDefault("24h")
  Duration lifetime();
}
