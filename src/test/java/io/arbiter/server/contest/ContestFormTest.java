package io.arbiter.server.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContestFormTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static ContestForm form(Instant startsAt, Instant endsAt, Instant freezeAt) {
    return new ContestForm(
        "Cup",
        null,
        startsAt,
        endsAt,
        freezeAt,
        List.of(new ContestForm.Chosen("fizz-buzz", 1)),
        "points",
        null,
        null);
  }

  private static void assertInvalid(ContestForm form, String field) {
    assertThatThrownBy(() -> form.requireValid(START))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID))
        .hasMessageContaining(field + ": ");
  }

  @Test
  void timesAreComparedAsTheDatabaseKeepsThem() {
    assertInvalid(form(START.plusNanos(100), START.plusNanos(900), null), "endsAt");
    Instant end = START.plusSeconds(60);
    assertInvalid(form(START, end.plusNanos(900), end.plusNanos(100)), "freezeAt");
    assertThatCode(() -> form(START, START.plusNanos(1000), null).requireValid(START))
        .doesNotThrowAnyException();
    assertThatCode(() -> form(START.plusNanos(900), end, START.plusNanos(100)).requireValid(START))
        .doesNotThrowAnyException();
  }
}
