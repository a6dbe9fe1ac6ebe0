package io.arbiter.worker.validation;

import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorCode;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.AuthorTool;
import io.arbiter.worker.judging.Sandboxes;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of an author's {@code generator.py}. Arbiter supplies its random numbers, so the same
 * seed gives the same inputs, and other numbers give other inputs that the generator can make. Each
 * call loads the generator again, in the authors' sandbox. Thread-safe.
 */
record GeneratedInputs(Sandboxes sandboxes, String generator) {
  /** The seed of the inputs that become tests. */
  static final String TESTS = "tests";

  private static final String FILE = "generator.py";

  /** All inputs come back in one value, which may take 4 MiB. */
  private static final int MAX_CHARACTERS = 1_000_000;

  /**
   * The first inputs of a seed.
   *
   * @param inputs the arguments of each input; a yielded value that is not a list is the only
   *     argument
   * @param exceeded the bound that the generator exceeds, such as "1,000 inputs"; null if these are
   *     all its inputs
   */
  record First(List<List<PyValue>> inputs, @Nullable String exceeded) {}

  /**
   * A generated input with the random numbers that the generator drew for it.
   *
   * @param draws each 0 or more; fewer and smaller draws make a simpler input
   */
  record Drawn(List<PyValue> input, List<BigInteger> draws) {
    /** Whether this has fewer draws, or equally many and the first different draw is smaller. */
    boolean isSimplerThan(Drawn other) {
      if (draws.size() != other.draws.size()) {
        return draws.size() < other.draws.size();
      }
      for (int i = 0; i < draws.size(); i++) {
        int order = draws.get(i).compareTo(other.draws.get(i));
        if (order != 0) {
          return order < 0;
        }
      }
      return false;
    }
  }

  /**
   * The inputs of a seed, in order: at most {@code max}, and at most a million characters in total.
   *
   * @throws AuthorFault when {@code generate} is missing, fails, is not a generator, or yields
   *     nothing or a value that is not plain
   */
  First first(String seed, int max) throws AuthorFault, SandboxUnavailable, InterruptedException {
    List<PyValue> answer =
        AuthorTool.items(call("inputs", seed, PyValue.Int.of(max), PyValue.Int.of(MAX_CHARACTERS)));
    return new First(
        AuthorTool.items(answer.getFirst()).stream().map(AuthorTool::items).toList(),
        answer.get(1) instanceof PyValue.Str(String exceeded) ? exceeded : null);
  }

  /** The random numbers that were drawn for an input of a seed. */
  Drawn drawn(String seed, int index, List<PyValue> input)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    return new Drawn(input, draws(call("draws", seed, PyValue.Int.of(index))));
  }

  /**
   * Generates an input of a seed again with other draws; the inputs before it keep their draws. A
   * draw that is too large becomes the largest possible one; missing draws become 0.
   *
   * @return for each list of draws the new input with the draws that it used; empty if the
   *     generator fails
   */
  List<Optional<Drawn>> replays(String seed, int index, List<List<BigInteger>> draws)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    List<PyValue> given = draws.stream().map(GeneratedInputs::value).toList();
    PyValue replays = call("replays", seed, PyValue.Int.of(index), new PyValue.Items(given));
    return AuthorTool.items(replays).stream().map(GeneratedInputs::replay).toList();
  }

  private PyValue call(String tool, String seed, PyValue... more)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    PyValue[] arguments =
        Stream.concat(Stream.of(new PyValue.Str(tool), new PyValue.Str(seed)), Arrays.stream(more))
            .toArray(PyValue[]::new);
    try (AuthorCode code =
        AuthorTool.loadBeside(sandboxes, FILE, generator, "choices.py", AuthorCode.GENEROUS)) {
      return code.call(arguments);
    }
  }

  private static PyValue value(List<BigInteger> draws) {
    return new PyValue.Items(draws.stream().<PyValue>map(PyValue.Int::new).toList());
  }

  private static Optional<Drawn> replay(PyValue value) {
    List<PyValue> fields = AuthorTool.items(value);
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(new Drawn(AuthorTool.items(fields.get(0)), draws(fields.get(1))));
  }

  private static List<BigInteger> draws(PyValue value) {
    return AuthorTool.items(value).stream().map(AuthorTool::integer).toList();
  }
}
