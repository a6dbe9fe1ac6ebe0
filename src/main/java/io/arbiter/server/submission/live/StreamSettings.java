package io.arbiter.server.submission.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How many event streams an api process keeps open. */
@ConfigMapping(prefix = "arbiter.streams")
public interface StreamSettings {
  /** Streams of one player, or of one address without a token. */
  @WithDefault("30")
  @Min(1)
  int perClient();
}
