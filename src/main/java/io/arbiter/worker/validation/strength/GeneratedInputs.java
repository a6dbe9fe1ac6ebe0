package io.arbiter.worker.validation.strength;

import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorCode;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.Sandboxes;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of an author's {@code generator.py}. Arbiter supplies its random numbers, so the same
 * seed gives the same inputs, and other numbers give other inputs that the generator can make. Each
 * call loads the generator again, in the authors' sandbox. Thread-safe.
 */
public final class GeneratedInputs {
  /** The seed of the inputs that become tests. */
  public static final String TESTS = "tests";

  private static final String FILE = "generator.py";

  /** All inputs come back in one value, which may take 4 MiB. */
  private static final int MAX_CHARACTERS = 1_000_000;

  private final Sandboxes sandboxes;
  private final String generator;

  public GeneratedInputs(Sandboxes sandboxes, String generator) {
    this.sandboxes = sandboxes;
    this.generator = generator;
  }

  /**
   * The first inputs of a seed.
   *
   * @param inputs the arguments of each input; a yielded value that is not a list is the only
   *     argument
   * @param exceeded the bound that the generator exceeds, such as "1,000 inputs"; null if these are
   *     all its inputs
   */
  public record FirstInputs(List<List<PyValue>> inputs, @Nullable String exceeded) {
    public FirstInputs {
      inputs = List.copyOf(inputs);
    }
  }

  /**
   * The inputs of a seed, in order: at most {@code max}, and at most a million characters in total.
   *
   * @throws AuthorFault when {@code generate} is missing, fails, is not a generator, or yields
   *     nothing or a value that is not plain
   */
  public FirstInputs first(String seed, int max)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    List<PyValue> answer =
        ToolValue.items(call("inputs", seed, PyValue.Int.of(max), PyValue.Int.of(MAX_CHARACTERS)));
    return new FirstInputs(
        ToolValue.items(answer.getFirst()).stream().map(ToolValue::items).toList(),
        answer.get(1) instanceof PyValue.Str(String exceeded) ? exceeded : null);
  }

  /** The inputs of {@link #first}, for callers that need no more than {@code max}. */
  public List<List<PyValue>> inputs(String seed, int max)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    return first(seed, max).inputs();
  }

  /** The random numbers that were drawn for an input of a seed. */
  public DrawnInput drawn(String seed, int index, List<PyValue> input)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    return new DrawnInput(input, draws(call("draws", seed, PyValue.Int.of(index))));
  }

  /**
   * Generates an input of a seed again with other draws; the inputs before it keep their draws. A
   * draw that is too large becomes the largest possible one; missing draws become 0.
   *
   * @return for each list of draws the new input with the draws that it used; empty if the
   *     generator fails
   */
  public List<Optional<DrawnInput>> replays(String seed, int index, List<List<BigInteger>> draws)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    List<PyValue> given = draws.stream().map(GeneratedInputs::value).toList();
    PyValue replays = call("replays", seed, PyValue.Int.of(index), new PyValue.Items(given));
    return ToolValue.items(replays).stream().map(GeneratedInputs::replay).toList();
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

  private static Optional<DrawnInput> replay(PyValue value) {
    List<PyValue> fields = ToolValue.items(value);
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(new DrawnInput(ToolValue.items(fields.get(0)), draws(fields.get(1))));
  }

  private static List<BigInteger> draws(PyValue value) {
    return ToolValue.items(value).stream().map(ToolValue::integer).toList();
  }
}
