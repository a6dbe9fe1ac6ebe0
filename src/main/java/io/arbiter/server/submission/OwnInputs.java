package io.arbiter.server.submission;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.json.Codec;
import io.arbiter.core.json.TaggedJson;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.Violation;
import io.arbiter.server.puzzle.PuzzleVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs that players send with a run, in the encoding of bundles. */
public final class OwnInputs {
  static final int MOST = 20;
  private static final int MOST_CHARS = 64 << 10;
  private static final int MOST_LEVELS = 50;

  private OwnInputs() {}

  /**
   * Reads the inputs of a request.
   *
   * @param inputs null for a run with the samples
   * @throws ProblemException INVALID, with the index of each wrong input
   */
  public static List<List<PyValue>> read(@Nullable List<JsonNode> inputs) {
    if (inputs == null) {
      return List.of();
    }
    if (inputs.isEmpty() || inputs.size() > MOST) {
      throw invalid(List.of(new Violation("inputs", "must have 1 to " + MOST + " inputs")));
    }
    if (inputs.stream().mapToInt(input -> input.toString().length()).sum() > MOST_CHARS) {
      throw invalid(List.of(new Violation("inputs", "must have at most 64 KiB together")));
    }
    List<List<PyValue>> read = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      try {
        read.add(arguments(inputs.get(i)));
      } catch (IllegalArgumentException e) {
        violations.add(new Violation("inputs[" + i + "]", String.valueOf(e.getMessage())));
      }
    }
    if (!violations.isEmpty()) {
      throw invalid(violations);
    }
    return read;
  }

  /**
   * Requires that a program gets texts.
   *
   * @throws ProblemException INVALID, with the index of each wrong input
   */
  public static void requireFitting(PuzzleVersion version, List<List<PyValue>> inputs) {
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      if (version.program() && !TestCase.isStdin(inputs.get(i))) {
        violations.add(
            new Violation("inputs[" + i + "]", "must be a list of one text, which is the stdin"));
      }
    }
    if (!violations.isEmpty()) {
      throw invalid(violations);
    }
  }

  private static List<PyValue> arguments(JsonNode input) {
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
    return ((PyValue.Items) arguments).items();
  }

  private static boolean isFlat(JsonNode node, int levels) {
    if (!node.isContainerNode()) {
      return true;
    }
    if (levels == 0) {
      return false;
    }
    for (JsonNode part : node) {
      if (!isFlat(part, levels - 1)) {
        return false;
      }
    }
    return true;
  }

  private static ProblemException invalid(List<Violation> violations) {
    Violation first = violations.getFirst();
    return new ProblemException(
        ErrorCode.INVALID, first.field() + ": " + first.message(), violations);
  }

  /** For the column that also holds the standard input of scripts; null for no inputs. */
  public static @Nullable String stored(List<List<PyValue>> inputs) {
    return inputs.isEmpty() ? null : Codec.toJson(inputs.toArray(List[]::new));
  }

  /** Reads what {@link #stored} wrote. */
  public static List<List<PyValue>> restored(@Nullable String stored) {
    return stored == null
        ? List.of()
        : Arrays.stream(Codec.fromJson(stored, PyValue[][].class)).map(List::of).toList();
  }
}
