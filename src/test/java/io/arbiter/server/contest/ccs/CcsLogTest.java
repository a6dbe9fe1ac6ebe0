package io.arbiter.server.contest.ccs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CcsLogTest {
  private static final CcsObject ADA =
      new CcsObject("teams", "1", new CcsObject.Team("1", "ada", "ada", false));
  private static final CcsObject BOB =
      new CcsObject("teams", "2", new CcsObject.Team("2", "bob", "bob", false));
  private static final CcsObject STATE =
      new CcsObject("state", null, new CcsObject.State(null, null, null, null, null, null));

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0:00:00.000",
    "PT1H22M33.444S, 1:22:33.444",
    "PT-1H-22M-33.444S, -1:22:33.444",
    "PT-0.001S, -0:00:00.001",
    "PT744H, 744:00:00.000"
  })
  void aContestTimeHasHoursAndMilliseconds(Duration time, String text) {
    assertThat(CcsObject.time(time)).isEqualTo(text);
  }

  @Test
  void aTimeHasExactlyThreeDigitsOfASecond() {
    assertThat(CcsObject.time(Instant.parse("2014-06-25T10:22:05.0349Z")))
        .isEqualTo("2014-06-25T10:22:05.034Z");
    assertThat(CcsObject.time(Instant.parse("2014-06-25T10:22:05Z")))
        .isEqualTo("2014-06-25T10:22:05.000Z");
  }

  @Test
  void aReaderIsToldWhatHasChanged() {
    CcsLog log = new CcsLog();
    assertThat(log.next(List.of(ADA, BOB), "7"))
        .containsExactly(
            "{\"type\":\"teams\",\"id\":\"1\",\"data\":{\"id\":\"1\",\"name\":\"ada\","
                + "\"label\":\"ada\",\"hidden\":false},\"token\":\"7\"}",
            "{\"type\":\"teams\",\"id\":\"2\",\"data\":{\"id\":\"2\",\"name\":\"bob\","
                + "\"label\":\"bob\",\"hidden\":false},\"token\":\"7\"}");
    assertThat(log.next(List.of(ADA, BOB), "8")).isEmpty();
    assertThat(log.next(List.of(BOB), "9"))
        .containsExactly("{\"type\":\"teams\",\"id\":\"1\",\"data\":null,\"token\":\"9\"}");
  }

  @Test
  void aReaderWhoComesBackForgetsWhatIsDeleted() {
    CcsLog log = new CcsLog();
    assertThat(log.resume(List.of(ADA, STATE), "7"))
        .containsExactly(
            "{\"type\":\"teams\",\"id\":null,\"data\":[{\"id\":\"1\",\"name\":\"ada\","
                + "\"label\":\"ada\",\"hidden\":false}],\"token\":\"7\"}",
            "{\"type\":\"state\",\"id\":null,\"data\":{\"started\":null,\"ended\":null,"
                + "\"frozen\":null,\"thawed\":null,\"finalized\":null,\"end_of_updates\":null},"
                + "\"token\":\"7\"}");
    assertThat(log.next(List.of(ADA, STATE), "8")).isEmpty();
  }
}
