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
    @Nullable @Min(1) @Max(MOST) Integer inFlight,
    @Nullable @Min(1) @Max(MOST) Integer perMinute,
    @Nullable @Min(1) @Max(MOST) Integer perDay) {
  private static final long MOST = 1_000_000;
}
