package io.arbiter.server.submission;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Quotas with other settings than those of the process. */
public final class TestQuotas {
  private TestQuotas() {}

  public static Quotas of(QuotaSettings settings, SubmissionRepository submissions) {
    return new Quotas(settings, submissions);
  }

  /** Quotas that look at the queue by this clock. */
  public static Quotas of(
      QuotaSettings settings, SubmissionRepository submissions, InstantSource clock) {
    return new Quotas(
        settings, submissions, () -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()));
  }
}
