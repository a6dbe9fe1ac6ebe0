package io.arbiter.server.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.Violation;
import io.arbiter.core.source.SourceCode;
import io.arbiter.delivery.message.Job;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnInputsTest {
  private static List<PyValue> read(String json) throws Exception {
    List<JsonNode> inputs = new ArrayList<>();
    new ObjectMapper().readTree(json).forEach(inputs::add);
    return OwnInputs.read(inputs, false);
  }

  private static List<String> violations(String json) {
    List<Violation> found =
        catchThrowableOfType(ProblemException.class, () -> read(json)).violations();
    return found.stream().map(wrong -> wrong.field() + " " + wrong.message()).toList();
  }

  @Test
  void storedInputsComeBack() throws Exception {
    List<PyValue> read =
        read("[[1, null, {\"$tuple\": [\"a\"]}], [], [12345678901234567890], \"1, f(2)\"]");
    assertThat(read.getFirst())
        .isEqualTo(
            new PyValue.Items(
                List.of(
                    PyValue.Int.of(1),
                    new PyValue.None(),
                    new PyValue.Tuple(List.of(new PyValue.Str("a"))))));
    assertThat(read.getLast()).isEqualTo(new PyValue.Str("1, f(2)"));
    for (Job.Run run : List.of(run(read, false), run(read, true), run(List.of(), false))) {
      var source = new Job.Submission(run.origin(), run.target(), run.source(), run.limits());
      assertThat(OwnInputs.restored(source, OwnInputs.stored(run))).isEqualTo(run);
    }
    assertThat(OwnInputs.stored(run(List.of(), false))).isNull();
  }

  private static Job.Run run(List<PyValue> inputs, boolean trace) {
    var origin = new Job.Origin(new UUID(0, 1), 1, Instant.EPOCH);
    var target = new Job.Target("first-word", 1, "hash");
    return new Job.Run(
        origin, target, SourceCode.python("x = 1"), Limits.DEFAULT, inputs, 0, trace);
  }

  @Test
  void eachWrongInputIsNamed() throws Exception {
    assertThat(violations("[[1], 2, [{\"$what\": 1}]]"))
        .containsExactly(
            "inputs[1] must be the list of the arguments, or a text",
            "inputs[2] unknown tag $what");
    for (String value :
        List.of(
            "{\"$set\": [[1]]}",
            "{\"$frozenset\": [{\"$set\": []}]}",
            "{\"$dict\": [[{\"$tuple\": [[1]]}, 2]]}",
            "{\"a\": [{\"$set\": [{}]}]}")) {
      assertThat(violations("[[" + value + "]]"))
          .as(value)
          .containsExactly("inputs[0] " + PyValue.UNBUILDABLE);
    }
    assertThat(read("[[{\"$set\": [{\"$frozenset\": [1]}]}]]")).hasSize(1);
    Map.of(
            "[]",
            "inputs must have 1 to 20 inputs",
            "[[]" + ", []".repeat(20) + "]",
            "inputs must have 1 to 20 inputs",
            "[[\"" + "x".repeat(70_000) + "\"]]",
            "inputs must have at most 64 KiB together",
            "[" + "[".repeat(60) + "]".repeat(61),
            "inputs[0] is nested deeper than 50 levels")
        .forEach((json, violation) -> assertThat(violations(json)).containsExactly(violation));
  }
}
