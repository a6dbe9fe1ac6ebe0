package io.arbiter.server.submission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How much players may send. Submissions, runs and scratches count together. */
@ConfigMapping(prefix = "arbiter.quota")
public interface QuotaSettings {
  /** Submissions of one player that wait for their verdicts. */
  @WithDefault("10")
  @Min(1)
  int inFlight();

  /**
   * Submissions of one player in the interactive lane at the same time. Further submissions go to
   * the batch lane.
   */
  @WithDefault("2")
  @Min(1)
  int interactive();

  /** Submissions of one player in any 60 seconds. */
  @WithDefault("60")
  @Min(1)
  int perMinute();

  /** Submissions of one player in any 24 hours. */
  @WithDefault("2000")
  @Min(1)
  int perDay();

  /** Child processes that the submissions of one player may end in any 10 minutes. */
  @WithDefault("10")
  @Min(1)
  int endedChildren();

  /** Submissions of all players that wait for their verdicts. */
  @WithDefault("10000")
  @Min(1)
  int queue();
}
