package io.arbiter.worker.validation;

import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorCode;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.Resources;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.validation.strength.ToolValue;

/** Empties the functions and methods of a source, in the authors' sandbox. */
final class HollowSource {
  private static final String FILE = "hollow.py";

  private HollowSource() {}

  /** The source whose functions all return None; empty if it does not compile or has none. */
  static String of(Sandboxes sandboxes, String source)
      throws SandboxUnavailable, InterruptedException {
    String tool = Resources.text("validation/" + FILE);
    try (AuthorCode code = AuthorCode.load(sandboxes, FILE, tool, "hollow", AuthorCode.GENEROUS)) {
      return ToolValue.text(code.call(new PyValue.Str(source)));
    } catch (AuthorFault _) {
      // A source that the parser cannot take within the limits.
      return "";
    }
  }
}
