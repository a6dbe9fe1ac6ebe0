package io.arbiter.server.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.arbiter.core.json.Codec;
import io.arbiter.core.json.TaggedJson;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.Violation;
import io.arbiter.delivery.message.Job;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inputs that players send with a run: the list of the arguments in the encoding of bundles, or
 * a text. The text is the standard input of a program, or the arguments in Python, which the
 * sandbox evaluates.
 */
final class OwnInputs {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MOST = 20;
  private static final int MOST_CHARS = 64 << 10;
  private static final int MOST_LEVELS = 50;

  private OwnInputs() {}

  /**
   * Reads the inputs of a request.
   *
   * @param inputs null for a run with the samples
   * @param program whether the puzzle is a program, which reads its standard input
   * @throws ProblemException INVALID, with the index of each wrong input
   */
  static List<PyValue> read(@Nullable List<JsonNode> inputs, boolean program) {
    if (inputs == null) {
      return List.of();
    }
    if (inputs.isEmpty() || inputs.size() > MOST) {
      throw ProblemException.invalid("inputs", "must have 1 to " + MOST + " inputs");
    }
    if (inputs.stream().mapToInt(input -> input.toString().length()).sum() > MOST_CHARS) {
      throw ProblemException.invalid("inputs", "must have at most 64 KiB together");
    }
    List<PyValue> read = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      try {
        read.add(input(inputs.get(i), program));
      } catch (IllegalArgumentException e) {
        violations.add(new Violation("inputs[" + i + "]", String.valueOf(e.getMessage())));
      }
    }
    if (!violations.isEmpty()) {
      Violation first = violations.getFirst();
      throw new ProblemException(
          ErrorCode.INVALID, first.field() + ": " + first.message(), violations);
    }
    return read;
  }

  private static PyValue input(JsonNode sent, boolean program) {
    JsonNode input = program && sent.isTextual() ? JSON.arrayNode().add(sent) : sent;
    if (input.isTextual()) {
      return new PyValue.Str(input.textValue());
    }
    if (!input.isArray()) {
      throw new IllegalArgumentException("must be the list of the arguments, or a text");
    }
    if (!isFlat(input, MOST_LEVELS)) {
      throw new IllegalArgumentException("is nested deeper than " + MOST_LEVELS + " levels");
    }
    PyValue arguments = TaggedJson.read(input);
    if (!arguments.isBuildable()) {
      throw new IllegalArgumentException(PyValue.UNBUILDABLE);
    }
    if (program && !TestCase.isStdin(((PyValue.Items) arguments).items())) {
      throw new IllegalArgumentException("must be one text, which is the stdin");
    }
    return arguments;
  }

  private static boolean isFlat(JsonNode node, int levels) {
    return !node.isContainerNode()
        || levels > 0 && node.valueStream().allMatch(part -> isFlat(part, levels - 1));
  }

  /** The inputs or the sample of a run whose steps are recorded, as they are stored. */
  private record Traced(List<PyValue> trace, int sample) {}

  /** For the column that also holds the standard input of scripts; null for no inputs. */
  static @Nullable String stored(Job.Run run) {
    if (run.trace()) {
      return Codec.toJson(new Traced(run.inputs(), run.sample()));
    }
    return run.inputs().isEmpty() ? null : Codec.toJson(run.inputs().toArray(PyValue[]::new));
  }

  /** The run of a stored source and its inputs. */
  static Job.Run restored(Job.Submission of, @Nullable String stored) {
    if (stored != null && stored.startsWith("{")) {
      Traced traced = Codec.fromJson(stored, Traced.class);
      return run(of, traced.trace(), traced.sample(), true);
    }
    return run(
        of,
        stored == null ? List.of() : List.of(Codec.fromJson(stored, PyValue[].class)),
        0,
        false);
  }

  private static Job.Run run(Job.Submission of, List<PyValue> inputs, int sample, boolean trace) {
    return new Job.Run(of.origin(), of.target(), of.source(), of.limits(), inputs, sample, trace);
  }
}
