package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.judging.Limits;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdict for each way to fail, and the result of a right solution. */
abstract class VerdictCases extends ApiCases {
  static Stream<Arguments> verdicts() {
    return Stream.of(
        Arguments.of("WRONG_ANSWER", Sources.body("return None"), "expected a str, got None"),
        Arguments.of("WRONG_ANSWER", Sources.body("return (c for c in '')"), "got a generator"),
        Arguments.of("RUNTIME_ERROR", Sources.body("return 1 / 0"), "ZeroDivisionError"),
        Arguments.of("RUNTIME_ERROR", "import sys\nsys.exit(0)", "SystemExit"),
        Arguments.of("SYNTAX_ERROR", "x = 1\ndef checkio(number:\n", "line 2, column"),
        Arguments.of("MISSING_FUNCTION", "x = 1", "checkio"),
        Arguments.of("MISSING_FUNCTION", "checkio = 1", "checkio"),
        Arguments.of("TIME_LIMIT", Sources.body("while True: pass"), "more than 10,000,000 steps"),
        Arguments.of(
            "TIME_LIMIT",
            Sources.body("time.sleep(99)"),
            "elapsed time: " + Limits.DEFAULT.wallMillis() + " ms"),
        Arguments.of(
            "MEMORY_LIMIT",
            "def checkio(n):\n    x = []\n    while True:\n        x.append(bytearray(10 ** 5))\n",
            "memory: 134217728 bytes"),
        Arguments.of(
            "OUTPUT_LIMIT",
            "def checkio(n):\n    while True:\n        print('x' * 1000)\n",
            "output: 65536 bytes"),
        Arguments.of(
            "FORBIDDEN", Sources.body("return open('/etc/passwd').read()"), "/etc/passwd"));
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void everyWayToFailHasItsVerdict(String verdict, String source, String message) {
    JsonNode judged = ada.judge("fizz-buzz", source);
    assertThat(judged.path("verdict").asText()).as(judged.toString()).isEqualTo(verdict);
    assertThat(judged.path("blame").asText()).isEqualTo("PLAYER");
    assertThat(judged.path("message").asText()).contains(message);
    assertThat(judged.path("points").asInt()).isZero();
  }

  /** On a busy machine the elapsed time may run out before the CPU time does. */
  @Test
  void fewStepsThatTakeLongAreATimeLimit() {
    JsonNode judged = ada.judge("fizz-buzz", Sources.body("return sum(range(10 ** 12))"));
    assertThat(judged.path("verdict").asText()).as(judged.toString()).isEqualTo("TIME_LIMIT");
    assertThat(judged.path("blame").asText()).isEqualTo("PLAYER");
    assertThat(judged.path("message").asText())
        .containsAnyOf(
            "CPU time: " + Limits.DEFAULT.cpuMillis() + " ms",
            "elapsed time: " + Limits.DEFAULT.wallMillis() + " ms");
    assertThat(judged.path("points").asInt()).isZero();
  }

  /** The step limit is reached far before the CPU limit, on any machine. */
  @Test
  void tooManyStepsAreATimeLimit() {
    JsonNode judged =
        ada.judge(
            "few-steps", "def checkio(n):\n    while True:\n        n += 1\n        n -= 1\n");
    assertThat(judged.path("verdict").asText()).as(judged.toString()).isEqualTo("TIME_LIMIT");
    assertThat(judged.path("blame").asText()).isEqualTo("PLAYER");
    assertThat(judged.path("message").asText()).contains("more than 20,000 steps");
  }

  @Test
  void aFaultOfTheAuthorsIsNotThePlayers() {
    JsonNode judged = ada.judge("broken-checker", Sources.body("return {}"));
    assertThat(judged.path("verdict").asText()).as(judged.toString()).isEqualTo("AUTHOR_ERROR");
    assertThat(judged.path("blame").asText()).isEqualTo("AUTHOR");
    assertThat(judged.path("message").asText())
        .contains("the puzzle's own code failed; it does not count against you")
        .doesNotContain("no such key");
    assertThat(judged.toString()).doesNotContain("no such key");
    assertThat(judged.path("points").asInt()).isZero();
  }

  @Test
  void aRightSolutionGivesItsPointsOnce() {
    Client bob = Client.register(arbiter.address(), "bob");
    JsonNode first = bob.judge("fizz-buzz", Sources.RIGHT);
    assertThat(first.path("verdict").asText()).isEqualTo("ACCEPTED");
    assertThat(first.path("blame").asText()).isEqualTo("NOBODY");
    assertThat(first.path("points").asInt()).isEqualTo(10);
    assertThat(first.path("cases").path("passed").asInt())
        .isEqualTo(first.path("cases").path("total").asInt())
        .isPositive();
    assertThat(first.path("usage").path("steps").asLong()).isPositive();
    JsonNode second = bob.judge("fizz-buzz", Sources.RIGHT);
    assertThat(second.path("points").asInt()).isZero();
    assertThat(second.path("usage").path("steps")).isEqualTo(first.path("usage").path("steps"));
    JsonNode me = bob.get("/api/me").body();
    assertThat(me.path("points").asInt()).isEqualTo(10);
    assertThat(me.path("solved").asInt()).isEqualTo(1);
    long rank = me.path("rank").asLong();
    JsonNode neighbours = nobody.get("/api/leaderboards/all/players/BOB?radius=2").body();
    assertThat(neighbours.path("items")).anyMatch(place -> place.path("rank").asLong() == rank);
    for (String period : List.of("all", "month", "week")) {
      String board = "/api/leaderboards/" + period;
      JsonNode places = nobody.items(board);
      assertThat(places).anyMatch(place -> place.path("player").asText().equals("bob"));
      String last = places.get(places.size() - 1).toString();
      JsonNode from = nobody.items(board + "?from=" + places.size());
      assertThat(from.get(0)).hasToString(last);
    }
    assertThat(nobody.items("/api/leaderboards/2020-02")).isEmpty();
    JsonNode profile = nobody.get("/api/players/bob").body();
    assertThat(profile.path("solvedPuzzles").findValuesAsText("slug")).containsExactly("fizz-buzz");
    assertThat(profile.path("recent")).hasSize(2);
    JsonNode board = nobody.get("/api/puzzles/fizz-buzz/leaderboard?by=steps").body();
    assertThat(board.path("items").findValuesAsText("player")).contains("bob");
    JsonNode spread = bob.get("/api/puzzles/fizz-buzz/leaderboard/spread?by=steps").body();
    assertThat(spread.path("mine").path("value")).isEqualTo(first.path("usage").path("steps"));
    assertThat(spread.path("players").asInt()).isPositive();
    JsonNode puzzle = bob.get("/api/puzzles/fizz-buzz").body();
    assertThat(puzzle.path("solved").asBoolean()).isTrue();
    assertThat(puzzle.path("best").path("steps")).isEqualTo(first.path("usage").path("steps"));
  }

  @Test
  void aHiddenTestStaysHidden() throws IOException {
    JsonNode samples = nobody.get("/api/puzzles/stepping-stones").body().path("samples");
    String source =
        """
        answers = %s
        def most_berries(*arguments):
            if answers:
                return answers.pop(0)
            raise type("Leak" + repr(arguments), (Exception,), {})(repr(arguments))
        """
            .formatted(samples.findValuesAsText("answer"));
    Client ian = Client.register(arbiter.address(), "ian");
    solve(ian, "fizz-buzz");
    solve(ian, "stutter-bot");
    JsonNode failed = ian.judge("stepping-stones", source);
    assertThat(failed.path("verdict").asText()).as(failed.toString()).isEqualTo("RUNTIME_ERROR");
    assertThat(failed.path("cases").path("passed").asInt()).isEqualTo(samples.size());
    JsonNode failure = failed.path("failure");
    assertThat(failure.path("hidden").asBoolean()).isTrue();
    for (String withheld : List.of("input", "expected", "actual")) {
      assertThat(failure.path(withheld).isNull()).as(withheld).isTrue();
    }
    assertThat(failed.path("message").asText()).endsWith(": …");
    assertThat(failure.path("traceback").asText())
        .isEqualTo(
            """
            Traceback (most recent call last):
              File "solution.py", line 5, in most_berries
                raise type("Leak" + repr(arguments), (Exception,), {})(repr(arguments))
            …\
            """);
  }
}
