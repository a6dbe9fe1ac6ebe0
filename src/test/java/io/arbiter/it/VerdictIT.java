package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdict for ways to fail, and the result of a right solution. */
class VerdictIT extends ApiCases {
  static Stream<Arguments> verdicts() {
    return Stream.of(
        Arguments.of("WRONG_ANSWER", Sources.body("return None"), "expected a str, got None"),
        Arguments.of("RUNTIME_ERROR", Sources.body("return 1 / 0"), "ZeroDivisionError"),
        Arguments.of("SYNTAX_ERROR", "x = 1\ndef checkio(number:\n", "line 2, column"),
        Arguments.of("MISSING_FUNCTION", "checkio = 1", "checkio"),
        Arguments.of("TIME_LIMIT", Sources.body("while True: pass"), "more than 10,000,000 steps"),
        Arguments.of(
            "MEMORY_LIMIT",
            "def checkio(n):\n    x = []\n    while True:\n        x.append(bytearray(10 ** 5))\n",
            "memory: 134217728 bytes"),
        Arguments.of(
            "FORBIDDEN", Sources.body("return open('/etc/passwd').read()"), "/etc/passwd"));
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void aWayToFailHasItsVerdict(String verdict, String source, String message) {
    JsonNode judged = ada().judge("fizz-buzz", source);
    shows(judged, "{verdict: '%s', blame: 'PLAYER', points: 0}", verdict);
    assertThat(judged.path("message").asText()).contains(message);
  }

  @Test
  void aPuzzleMayHaveItsOwnLimits() {
    JsonNode judged = ada().judge("few-steps", "def checkio(n):\n    while True: n += 1\n");
    shows(judged, "{verdict: 'TIME_LIMIT', blame: 'PLAYER'}");
    assertThat(judged.path("message").asText()).contains("more than 20,000 steps");
  }

  @Test
  void aRightSolutionGivesItsPointsOnce() {
    Client bob = player("bob");
    JsonNode first = accepted(bob, "fizz-buzz", Sources.RIGHT);
    shows(first, "{blame: 'NOBODY', points: 10}");
    JsonNode steps = first.at("/usage/steps");
    assertThat(first.at("/cases/passed").asInt())
        .isEqualTo(first.at("/cases/total").asInt())
        .isPositive();
    assertThat(steps.asLong()).isPositive();
    JsonNode second = accepted(bob, "fizz-buzz", Sources.RIGHT);
    shows(second, "{points: 0, usage: {steps: %d}}", steps.asLong());
    shows(bob.get("/api/me").body(), "{points: 10, solved: 1}");
    for (String period : List.of("all", "month", "week")) {
      JsonNode around = nobody.items("/api/leaderboards/" + period + "/players/BOB?radius=2");
      JsonNode place = find(around, "player", "bob");
      assertThat(place.path("rank").asInt()).as(around.toString()).isPositive();
    }
    // Others are on the board, too, and move while this test runs.
    JsonNode places = nobody.items("/api/leaderboards/all");
    assertThat(nobody.items("/api/leaderboards/all?from=" + places.size())).isNotEmpty();
    assertThat(nobody.items("/api/leaderboards/2020-02")).isEmpty();
    JsonNode profile = bob.get("/api/players/bob").body();
    shows(profile, "{solvedPuzzles: [{slug: 'fizz-buzz'}], recent: [{}, {}]}");
    String board = "/api/puzzles/fizz-buzz/leaderboard";
    assertThat(nobody.items(board + "?by=steps&limit=100").findValuesAsText("player"))
        .contains("bob");
    JsonNode spread = bob.get(board + "/spread?by=steps").body();
    assertThat(spread.at("/mine/value")).isEqualTo(steps);
    assertThat(spread.path("players").asInt()).isPositive();
    JsonNode puzzle = bob.get("/api/puzzles/fizz-buzz").body();
    shows(puzzle, "{solved: true, best: {steps: %d}}", steps.asLong());
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
    Client ian = player("ian");
    solve(ian, "fizz-buzz");
    solve(ian, "stutter-bot");
    JsonNode failed = ian.judge("stepping-stones", source);
    shows(
        failed,
        """
        {verdict: 'RUNTIME_ERROR', cases: {passed: %d},
         failure: {hidden: true, input: null, expected: null, actual: null}}
        """,
        samples.size());
    assertThat(failed.path("message").asText()).endsWith(": …");
    assertThat(failed.at("/failure/traceback").asText())
        .isEqualTo(
            """
            Traceback (most recent call last):
              File "solution.py", line 5, in most_berries
                raise type("Leak" + repr(arguments), (Exception,), {})(repr(arguments))
            …\
            """);
  }
}
