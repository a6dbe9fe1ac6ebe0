package io.arbiter.server.submission;

import org.jspecify.annotations.Nullable;

/**
 * What one player may send instead of what {@link QuotaSettings} say; null where the setting holds.
 *
 * @param inFlight submissions that wait for their verdicts
 * @param perMinute submissions in any 60 seconds
 * @param perDay submissions in any 24 hours
 */
public record PlayerQuota(
    @Nullable Integer inFlight, @Nullable Integer perMinute, @Nullable Integer perDay) {}
