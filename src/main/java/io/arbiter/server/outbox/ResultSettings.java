package io.arbiter.server.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Jobs whose results do not come. */
@ConfigMapping(prefix = "arbiter.submission")
public interface ResultSettings {
  /**
   * A job that has had no result for this time may be sent to the workers again. This happens if
   * much newer jobs are done already, or if none was done in this time. A long queue alone is no
   * reason until the job has waited twelve times as long. A submission waits twice as long each
   * further time, up to 64 times this value.
   */
  @WithDefault("10m")
  Duration stuckAfter();
}
