package io.arbiter.server.submission.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/**
 * How much all visitors together may run. A visitor has no token. {@code arbiter.door} limits each
 * address and each network.
 */
@ConfigMapping(prefix = "arbiter.visitors")
public interface VisitorSettings {
  /** Runs of all visitors that wait for their results. */
  @WithDefault("20")
  @Min(1)
  int inFlight();

  /** Runs of all visitors in any hour. A run is deleted when it is an hour old. */
  @WithDefault("5000")
  @Min(1)
  int perHour();

  /** Child processes that the runs of all visitors may end in any 10 minutes. */
  @WithDefault("10")
  @Min(1)
  int endedChildren();
}
