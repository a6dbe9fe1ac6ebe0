package io.arbiter.server.submission.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How submissions are accepted. */
@ConfigMapping(prefix = "arbiter.submission")
public interface SubmissionSettings {
  /**
   * Whether a source that had the same result twice is answered from that result, without a run.
   * Such a submission is marked {@code repeated}.
   */
  @WithDefault("true")
  boolean answerRepeats();
}
