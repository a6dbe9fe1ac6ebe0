package io.arbiter.server.submission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How much a player may send, of submissions, runs and scratches together. */
@ConfigMapping(prefix = "arbiter.quota")
public interface QuotaSettings {
  /** Of one player that have no verdict yet. */
  @WithDefault("10")
  @Min(1)
  int inFlight();

  /** Of one player in the interactive lane; further ones wait in the batch lane. */
  @WithDefault("2")
  @Min(1)
  int interactive();

  /** Of one player, in any 60 seconds. */
  @WithDefault("60")
  @Min(1)
  int perMinute();

  /** Of one player, in any 24 hours. */
  @WithDefault("2000")
  @Min(1)
  int perDay();

  /** Child processes that submissions of one player bring to their end, in any 10 minutes. */
  @WithDefault("10")
  @Min(1)
  int endedChildren();

  /** Of all players, without a verdict. */
  @WithDefault("10000")
  @Min(1)
  int queue();
}
