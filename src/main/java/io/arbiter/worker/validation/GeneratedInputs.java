package io.arbiter.worker.validation;

import io.arbiter.core.judging.PyValue;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.AuthorCode;
import io.arbiter.worker.AuthorFault;
import io.arbiter.worker.Sandboxes;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * The inputs of an author's {@code generator.py}, whose random numbers are ours: the same seed
 * gives the same inputs, and other draws give other inputs that the generator can make. Each call
 * loads the generator again, in the authors' sandbox. Thread-safe.
 */
final class GeneratedInputs {
  /** The seed of the inputs that become tests. */
  static final String TESTS = "tests";

  private static final String FILE = "generator.py";

  /** All inputs come back in one value, which may have 4 MiB. */
  private static final int MOST_CHARACTERS = 1_000_000;

  private final Sandboxes sandboxes;
  private final String generator;

  GeneratedInputs(Sandboxes sandboxes, String generator) {
    this.sandboxes = sandboxes;
    this.generator = generator;
  }

  /**
   * The inputs of a seed in order, until there are so many or the generator ends, or they come to a
   * million characters.
   *
   * @return the arguments of each; a yielded value that is no list is the single argument
   * @throws AuthorFault when there is no {@code generate}, or it fails, is no generator, or yields
   *     nothing or what is no plain data
   */
  List<List<PyValue>> inputs(String seed, int most)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    PyValue inputs = call("inputs", seed, PyValue.Int.of(most), PyValue.Int.of(MOST_CHARACTERS));
    return Plain.items(inputs).stream().map(Plain::items).toList();
  }

  /** What was drawn for an input of a seed. */
  Choices choices(String seed, int index, List<PyValue> input)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    return new Choices(input, draws(call("draws", seed, PyValue.Int.of(index))));
  }

  /**
   * What an input of a seed becomes when other numbers are drawn for it; those before it keep
   * theirs. A draw too large becomes the largest, and when they run out each further one is 0.
   *
   * @return for each the input with the draws it took, or nothing when the generator fails on them
   */
  List<Optional<Choices>> replays(String seed, int index, List<List<BigInteger>> draws)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    List<PyValue> given = draws.stream().map(GeneratedInputs::value).toList();
    PyValue replays = call("replays", seed, PyValue.Int.of(index), new PyValue.Items(given));
    return Plain.items(replays).stream().map(GeneratedInputs::replay).toList();
  }

  private PyValue call(String tool, String seed, PyValue... more)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    PyValue[] arguments = new PyValue[more.length + 2];
    arguments[0] = new PyValue.Str(tool);
    arguments[1] = new PyValue.Str(seed);
    System.arraycopy(more, 0, arguments, 2, more.length);
    try (AuthorCode code =
        AuthorTool.load(sandboxes, FILE, generator, "choices.py", AuthorCode.GENEROUS)) {
      return code.call(arguments);
    }
  }

  private static PyValue value(List<BigInteger> draws) {
    return new PyValue.Items(draws.stream().map(d -> (PyValue) new PyValue.Int(d)).toList());
  }

  private static Optional<Choices> replay(PyValue value) {
    List<PyValue> fields = Plain.items(value);
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(new Choices(Plain.items(fields.get(0)), draws(fields.get(1))));
  }

  private static List<BigInteger> draws(PyValue value) {
    return Plain.items(value).stream().map(Plain::integer).toList();
  }
}
