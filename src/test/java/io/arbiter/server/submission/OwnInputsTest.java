package io.arbiter.server.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.Violation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnInputsTest {
  private static List<JsonNode> inputs(String json) throws Exception {
    List<JsonNode> inputs = new ArrayList<>();
    new ObjectMapper().readTree(json).forEach(inputs::add);
    return inputs;
  }

  private static List<Violation> violations(List<JsonNode> inputs) {
    return catchThrowableOfType(ProblemException.class, () -> OwnInputs.read(inputs, false))
        .violations();
  }

  @Test
  void storedInputsComeBack() throws Exception {
    List<List<PyValue>> read =
        OwnInputs.read(
            inputs("[[1, null, {\"$tuple\": [\"a\"]}], [], [12345678901234567890]]"), false);
    assertThat(read.getFirst())
        .containsExactly(
            PyValue.Int.of(1),
            new PyValue.None(),
            new PyValue.Tuple(List.of(new PyValue.Str("a"))));
    assertThat(OwnInputs.restored(OwnInputs.stored(read))).isEqualTo(read);
    assertThat(OwnInputs.restored(null)).isEmpty();
    assertThat(OwnInputs.stored(List.of())).isNull();
  }

  @Test
  void eachWrongInputIsNamed() throws Exception {
    assertThat(violations(inputs("[[1], 2, [{\"$what\": 1}]]")))
        .containsExactly(
            new Violation("inputs[1]", "must be the list of the arguments"),
            new Violation("inputs[2]", "unknown tag $what"));
  }

  @Test
  void whatPythonCannotBuildIsRefused() throws Exception {
    Violation refused = new Violation("inputs[0]", PyValue.UNBUILDABLE);
    for (String value :
        List.of(
            "{\"$set\": [[1]]}",
            "{\"$frozenset\": [{\"$set\": []}]}",
            "{\"$dict\": [[{\"$tuple\": [[1]]}, 2]]}",
            "{\"a\": [{\"$set\": [{}]}]}")) {
      assertThat(violations(inputs("[[" + value + "]]"))).as(value).containsExactly(refused);
    }
    assertThat(OwnInputs.read(inputs("[[{\"$set\": [{\"$frozenset\": [1]}]}]]"), false)).hasSize(1);
  }

  @Test
  void thereAreBounds() throws Exception {
    assertThat(violations(List.of()))
        .containsExactly(new Violation("inputs", "must have 1 to 20 inputs"));
    assertThat(violations(Collections.nCopies(21, inputs("[[]]").getFirst())))
        .containsExactly(new Violation("inputs", "must have 1 to 20 inputs"));
    assertThat(violations(inputs("[[\"" + "x".repeat(70_000) + "\"]]")))
        .containsExactly(new Violation("inputs", "must have at most 64 KiB together"));
    assertThat(violations(inputs("[" + "[".repeat(60) + "]".repeat(60) + "]")))
        .containsExactly(new Violation("inputs[0]", "is nested deeper than 50 levels"));
  }
}
