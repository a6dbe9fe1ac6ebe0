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

  private static Optional<String> only(List<JsonNode> results) {
    assertThat(results).hasSize(1);
    return results.getFirst().path("passed").asBoolean()
        ? Optional.empty()
        : Optional.of(results.getFirst().path("shown").asText());
  }

  @Test
  void samplesWithTaggedValuesAreComparedAsPythonDoes() throws Exception {
    String puzzle =
        """
        {"function": "f", "samples": [
          {"input": [{"$tuple": [1, 2]}, {"$set": [3]}], "answer": {"$dict": [[1, {"$bytes": "ff"}]]}},
          {"input": [{"$tuple": [1]}, {"$set": []}], "answer": [1]}]}
        """;
    List<JsonNode> results =
        run("def f(a, b):\n    return {1: b'\\xff'} if b == {3} and a == (1, 2) else a\n", puzzle);
    assertThat(results.get(0).path("passed").asBoolean()).isTrue();
    assertThat(results.get(1).path("shown").asText()).isEqualTo("expected [1], got (1,)");
  }

  @Test
  void anExceptionIsShownWithItsTraceback() throws Exception {
    String puzzle = "{\"function\": \"f\", \"samples\": [{\"input\": [0], \"answer\": 0}]}";
    assertThat(only(run("def f(a):\n    return 1 / a\n", puzzle)))
        .hasValueSatisfying(
            shown -> assertThat(shown).contains("it.py", "line 2", "ZeroDivisionError"));
    assertThat(only(run("g = 1\n", puzzle)))
        .hasValueSatisfying(shown -> assertThat(shown).contains("f is not defined"));
  }

  @Test
  void theLastExpressionOfASampleWithCodeIsItsValue() throws Exception {
    String puzzle =
        "{\"function\": \"A\", \"samples\": [{\"code\": \"a = A()\\na.n\", \"answer\": 5}]}";
    assertThat(only(run("class A:\n    n = 5\n", puzzle))).isEmpty();
  }

  @Test
  void aProgramReadsItsInputAndItsWordsAreCompared() throws Exception {
    String puzzle =
        "{\"kind\": \"program\", \"samples\": [{\"input\": \"2 3\\n\", \"answer\": \"5\\n\"}]}";
    String source = "a, b = map(int, input().split())\nprint(a + b)\nraise SystemExit(0)\n";
    assertThat(only(run(source, puzzle))).isEmpty();
    assertThat(only(run("print(6)", puzzle))).hasValue("expected ['5'], got ['6']");
  }

  @Test
  void aPythonThatIsMissingIsNamed() {
    assertThatThrownBy(
            () -> new LocalRun("no-python").run(Path.of("it.py"), "", JSON.readTree("{}")))
        .hasMessageContaining("no-python")
        .hasMessageContaining("--python");
  }
}
