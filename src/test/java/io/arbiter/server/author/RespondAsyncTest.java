package io.arbiter.server.author;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The header {@code Prefer}. */
class RespondAsyncTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "respond-async | true",
        "Respond-Async | true",
        "wait=10, respond-async; foo | true",
        "respond-asynchronously | false",
        "return=minimal | false",
        "'' | false",
        "null | false"
      })
  void onlyTheWholeWordCounts(String prefer, boolean wanted) {
    assertThat(RespondAsync.isWanted(prefer)).isEqualTo(wanted);
  }
}
