package io.arbiter.server.submission;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * What one player may send instead of what {@link QuotaSettings} say; null where the setting holds.
 *
 * @param inFlight submissions that wait for their verdicts
 * @param perMinute submissions in any 60 seconds
 * @param perDay submissions in any 24 hours
 */
public record PlayerQuota(
    @Nullable @Min(value = 1, message = BOUNDS) @Max(value = MOST, message = BOUNDS)
        Integer inFlight,
    @Nullable @Min(value = 1, message = BOUNDS) @Max(value = MOST, message = BOUNDS)
        Integer perMinute,
    @Nullable @Min(value = 1, message = BOUNDS) @Max(value = MOST, message = BOUNDS)
        Integer perDay) {
  private static final long MOST = 1_000_000;
  private static final String BOUNDS = "must be 1 to 1000000";
}
