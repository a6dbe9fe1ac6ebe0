package io.arbiter.app.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** With a Python of this machine. Without one, the tests are skipped. */
class LocalRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static String python;

  @BeforeAll
  static void findPython() {
    Optional<String> found =
        Stream.of("/usr/bin/python3", "python3").filter(LocalRunTest::runs).findFirst();
    assumeThat(found).as("a Python of this machine").isPresent();
    python = found.orElseThrow();
  }

  private static boolean runs(String command) {
    try {
      return new ProcessBuilder(command, "--version").start().waitFor() == 0;
    } catch (Exception e) {
      return false;
    }
  }

  private static List<JsonNode> run(String source, String puzzle) throws Exception {
    return new LocalRun(python).run(Path.of("it.py"), source, JSON.readTree(puzzle));
  }

  private static final String FUNCTION =
      "'function': 'f', 'samples': [{'input': [0], 'answer': 0}]";
  private static final String PROGRAM =
      "'kind': 'program', 'samples': [{'input': '2 3\\n', 'answer': '5\\n'}]";
  private static final String TAGGED =
      """
      'function': 'f', 'samples': [{'input': [{'$tuple': [1, 2]}, {'$set': [3]}],
        'answer': {'$dict': [[1, {'$bytes': 'ff'}]]}}]
      """;
  private static final String CLASS =
      "'function': 'A', 'samples': [{'code': 'a = A()\\na.n', 'answer': 5}]";

  static Stream<Arguments> solutions() {
    return Stream.of(
        Arguments.of(FUNCTION, "def f(a):\n    return 1 / a\n", "line 2"),
        Arguments.of(FUNCTION, "def f(a):\n    return 1 / a\n", "ZeroDivisionError"),
        Arguments.of(FUNCTION, "g = 1\n", "f is not defined"),
        Arguments.of(
            TAGGED,
            "def f(a, b):\n    return {1: b'\\xff'} if (a, b) == ((1, 2), {3}) else a\n",
            null),
        Arguments.of(TAGGED, "def f(a, b):\n    return a\n", "got (1, 2)"),
        Arguments.of(CLASS, "class A:\n    n = 5\n", null),
        Arguments.of(PROGRAM, "print(sum(map(int, input().split())))\nraise SystemExit(0)\n", null),
        Arguments.of(PROGRAM, "print(6)", "expected ['5'], got ['6']"));
  }

  /** Without a text that is shown, the sample passes. */
  @ParameterizedTest
  @MethodSource("solutions")
  void aSolutionOfEachKindIsRun(String puzzle, String source, String shown) throws Exception {
    List<JsonNode> results = run(source, "{" + puzzle.replace('\'', '"') + "}");
    assertThat(results).hasSize(1);
    assertThat(results.getFirst().path("passed").asBoolean()).isEqualTo(shown == null);
    assertThat(results.getFirst().path("shown").asText()).contains(shown == null ? "" : shown);
  }

  @Test
  void aPythonThatIsMissingIsNamed() {
    assertThatThrownBy(
            () -> new LocalRun("no-python").run(Path.of("it.py"), "", JSON.readTree("{}")))
        .hasMessageContaining("no-python")
        .hasMessageContaining("--python");
  }
}
