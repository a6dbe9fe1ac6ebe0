package io.arbiter.server.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.TimeZone;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZoneTest {
  @ParameterizedTest
  @CsvSource({
    "Europe/Kyiv, 2026-06-30",
    "UTC, 2026-06-29",
    "Pacific/Kiritimati, 2026-06-30",
    "America/Los_Angeles, 2026-06-29",
    "+02:30, 2026-06-30",
    "Etc/GMT+12, 2026-06-29"
  })
  void aMomentHasItsDateInTheZone(String zone, LocalDate date) {
    assertThat(TimeZone.require(zone).date(Instant.parse("2026-06-29T21:30:00Z"))).isEqualTo(date);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Kyiv", "europe/kyiv", "+19:00", "UTC+25", "a\0b", "Mars/Base"})
  void unknownZonesAreRefused(String zone) {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> TimeZone.require(zone));
    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
    assertThat(refused.detail()).startsWith("zone: ");
    assertThat(TimeZone.ofAccount(zone)).isEqualTo(TimeZone.UTC);
    assertThat(TimeZone.ofAccount(null)).isEqualTo(TimeZone.UTC);
    assertThat(TimeZone.of("A".repeat(65))).as("is not even parsed").isEmpty();
  }
}
