package io.arbiter.worker.validation.strength;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorCode;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.Resources;
import io.arbiter.worker.judging.Sandboxes;
import java.util.List;

/** Makes mutants of a source, in the authors' sandbox. */
public final class Mutants {
  /** Most mutants of a solution: enough to measure the tests, and judged in seconds. */
  static final int MAX = 60;

  /** All mutants come back in one value, which may take 4 MiB. */
  private static final int MAX_CHARACTERS = 3_000_000;

  /** Ample: the tool parses and writes Python in Python, and a solution may be long. */
  private static final Limits LIMITS =
      new Limits(
          60_000,
          2_000_000_000,
          AuthorCode.GENEROUS.memoryBytes(),
          AuthorCode.GENEROUS.outputBytes());

  private Mutants() {}

  /**
   * Makes mutants of a source. The same source always has the same mutants.
   *
   * @param file the path of the source in the bundle
   * @param program whether the source is a program, whose main block runs
   * @param max the most mutants; if there are more, a selection from the whole source
   * @throws AuthorFault when the source does not compile
   */
  public static List<Mutant> of(
      Sandboxes sandboxes, String file, String source, boolean program, int max)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    int affordable = MAX_CHARACTERS / (source.length() + 1);
    String tool = Resources.text("validation/mutants.py");
    try (AuthorCode code = AuthorCode.load(sandboxes, file, tool, "mutants", LIMITS)) {
      PyValue found =
          code.call(
              new PyValue.Str(source),
              PyValue.Int.of(Math.min(max, affordable)),
              new PyValue.Bool(program));
      return ToolValue.items(found).stream().map(Mutants::read).toList();
    }
  }

  private static Mutant read(PyValue value) {
    List<PyValue> fields = ToolValue.items(value);
    return new Mutant(
        number(fields.get(0)),
        ToolValue.text(fields.get(1)),
        ToolValue.text(fields.get(2)),
        ToolValue.text(fields.get(3)),
        ToolValue.text(fields.get(4)),
        fields.get(5) instanceof PyValue.None ? null : edit(ToolValue.items(fields.get(5))));
  }

  private static Edit edit(List<PyValue> fields) {
    return new Edit(
        number(fields.get(0)),
        number(fields.get(1)),
        number(fields.get(2)),
        number(fields.get(3)),
        ToolValue.text(fields.get(4)));
  }

  private static int number(PyValue value) {
    return ToolValue.integer(value).intValueExact();
  }
}
