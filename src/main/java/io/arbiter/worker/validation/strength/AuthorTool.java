package io.arbiter.worker.validation.strength;

import io.arbiter.core.judging.Limits;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorCode;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.Resources;
import io.arbiter.worker.judging.Sandboxes;

/**
 * Loads one of Arbiter's Python tools beside an author's code. Each has its own namespace. The tool
 * sees the author's namespace as {@code author} and defines {@code tool}, the function to call.
 * Tracebacks leave out the tool's frames, so a fault points into the author's file.
 */
final class AuthorTool {
  private static final String FOLDER = "validation/";

  /** Names its imports in plain sight, so that the sandbox imports them before the limits apply. */
  private static final String BESIDE =
      """

      def __tool__():
          import builtins, random
          names = {"author": builtins.globals(), "__name__": "tool"}
          builtins.exec(builtins.compile("%s", "%s", "exec"), names)
          return names["tool"]
      __tool__ = __tool__()
      """;

  private AuthorTool() {}

  /**
   * Loads the tool and the author's code.
   *
   * @param file the path of the author's code in the bundle, for faults
   * @param source the author's code
   * @param tool the file name of the tool
   */
  static AuthorCode load(
      Sandboxes sandboxes, String file, String source, String tool, Limits limits)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    String beside = BESIDE.formatted(literal(Resources.text(FOLDER + tool)), tool);
    return AuthorCode.load(sandboxes, file, source + beside, "__tool__", limits);
  }

  private static String literal(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
