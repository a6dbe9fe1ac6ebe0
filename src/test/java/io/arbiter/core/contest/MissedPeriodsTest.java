package io.arbiter.core.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MissedPeriodsTest {
  private static final Instant LAST = Instant.parse("2026-01-01T12:00:00Z");

  private static long missed(Duration since) {
    return Rating.missedPeriods(LAST, LAST.plus(since));
  }

  @Test
  void whoPlaysEachWeekMissesNothing() {
    assertThat(missed(Duration.ZERO)).isZero();
    assertThat(missed(Duration.ofHours(1))).isZero();
    assertThat(missed(Duration.ofDays(7))).isZero();
    assertThat(missed(Duration.ofDays(13))).isZero();
    assertThat(missed(Duration.ofDays(14))).isEqualTo(1);
    assertThat(missed(Duration.ofDays(365))).isEqualTo(51);
  }

  @Test
  void aContestThatEndedEarlierIsNoPeriod() {
    assertThat(missed(Duration.ofDays(-30))).isZero();
  }

  @Test
  void aYearMakesAKnownPlayerLessKnown() {
    Rating known = new Rating(1700, 60, 0.06);
    assertThat(known.afterIdle(52).deviation()).isCloseTo(96, within(0.5));
  }
}
