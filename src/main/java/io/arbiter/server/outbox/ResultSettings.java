package io.arbiter.server.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Jobs whose results do not come. */
@ConfigMapping(prefix = "arbiter.submission")
public interface ResultSettings {
  /**
   * A job that has had no result for this time may be sent to the workers again. A long queue alone
   * is no reason: much newer jobs must be done already, or none at all. A submission waits twice as
   * long each further time.
   */
  @WithDefault("10m")
  Duration stuckAfter();
}
