package io.arbiter.server.submission;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.json.Codec;
import io.arbiter.core.json.TaggedJson;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.Violation;
import io.arbiter.delivery.message.Job;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs that players send with a run, in the encoding of bundles. */
final class OwnInputs {
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
  static List<List<PyValue>> read(@Nullable List<JsonNode> inputs, boolean program) {
    if (inputs == null) {
      return List.of();
    }
    if (inputs.isEmpty() || inputs.size() > MOST) {
      throw ProblemException.invalid("inputs", "must have 1 to " + MOST + " inputs");
    }
    if (inputs.stream().mapToInt(input -> input.toString().length()).sum() > MOST_CHARS) {
      throw ProblemException.invalid("inputs", "must have at most 64 KiB together");
    }
    List<List<PyValue>> read = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      try {
        read.add(arguments(inputs.get(i), program));
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

  private static List<PyValue> arguments(JsonNode input, boolean program) {
    if (!input.isArray()) {
      throw new IllegalArgumentException("must be the list of the arguments");
    }
    if (!isFlat(input, MOST_LEVELS)) {
      throw new IllegalArgumentException("is nested deeper than " + MOST_LEVELS + " levels");
    }
    PyValue arguments = TaggedJson.read(input);
    if (!arguments.isBuildable()) {
      throw new IllegalArgumentException(PyValue.UNBUILDABLE);
    }
    List<PyValue> items = ((PyValue.Items) arguments).items();
    if (program && !TestCase.isStdin(items)) {
      throw new IllegalArgumentException("must be a list of one text, which is the stdin");
    }
    return items;
  }

  private static boolean isFlat(JsonNode node, int levels) {
    return !node.isContainerNode()
        || levels > 0 && node.valueStream().allMatch(part -> isFlat(part, levels - 1));
  }

  /** The inputs of a run whose steps are recorded, as they are stored. */
  private record Traced(PyValue[][] trace) {}

  /** For the column that also holds the standard input of scripts; null for no inputs. */
  static @Nullable String stored(Job.Run run) {
    if (run.inputs().isEmpty()) {
      return null;
    }
    PyValue[][] inputs =
        run.inputs().stream()
            .map(input -> input.toArray(PyValue[]::new))
            .toArray(PyValue[][]::new);
    return Codec.toJson(run.trace() ? new Traced(inputs) : inputs);
  }

  /** The run of a stored source and its inputs. */
  static Job.Run restored(Job.Submission of, @Nullable String stored) {
    boolean trace = stored != null && stored.startsWith("{");
    List<List<PyValue>> inputs =
        stored == null
            ? List.of()
            : lists(
                trace
                    ? Codec.fromJson(stored, Traced.class).trace()
                    : Codec.fromJson(stored, PyValue[][].class));
    return new Job.Run(of.origin(), of.target(), of.source(), of.limits(), inputs, trace);
  }

  private static List<List<PyValue>> lists(PyValue[][] inputs) {
    return Arrays.stream(inputs).map(List::of).toList();
  }
}
