package io.arbiter.worker.validation;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.PyValue;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.AuthorCode;
import io.arbiter.worker.AuthorFault;
import io.arbiter.worker.Resources;
import io.arbiter.worker.Sandboxes;
import java.util.List;

/** Makes mutants of a source, in the authors' sandbox. */
final class Mutants {
  /** Of a solution; enough to say how good tests are, and judged in seconds. */
  static final int MOST = 60;

  /** All mutants come back in one value, which may have 4 MiB. */
  private static final int MOST_CHARACTERS = 3_000_000;

  /** Writing Python in Python takes its time, and a solution may be long. */
  private static final Limits LIMITS =
      new Limits(
          60_000,
          2_000_000_000,
          AuthorCode.GENEROUS.memoryBytes(),
          AuthorCode.GENEROUS.outputBytes());

  private Mutants() {}

  /**
   * The same source has the same mutants.
   *
   * @param file the path of the source in the bundle
   * @param most when there are more, so many of them from all over the source
   * @throws AuthorFault when the source does not compile
   */
  static List<Mutant> of(Sandboxes sandboxes, String file, String source, int most)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    int affordable = MOST_CHARACTERS / (source.length() + 1);
    String tool = Resources.text("validation/mutants.py");
    try (AuthorCode code = AuthorCode.load(sandboxes, file, tool, "mutants", LIMITS)) {
      PyValue found =
          code.call(new PyValue.Str(source), PyValue.Int.of(Math.min(most, affordable)));
      return Plain.items(found).stream().map(Mutants::read).toList();
    }
  }

  private static Mutant read(PyValue value) {
    List<PyValue> fields = Plain.items(value);
    return new Mutant(
        Plain.integer(fields.get(0)).intValueExact(),
        Plain.text(fields.get(1)),
        Plain.text(fields.get(2)),
        Plain.text(fields.get(3)),
        Plain.text(fields.get(4)));
  }
}
