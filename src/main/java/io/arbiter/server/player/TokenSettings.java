package io.arbiter.server.player;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The log-ins of players. */
@ConfigMapping(prefix = "arbiter.token")
public interface TokenSettings {
  /** How long a log-in lasts after its last renewal. Then the player logs in again. */
  @WithDefault("30d")
  Duration session();
}
