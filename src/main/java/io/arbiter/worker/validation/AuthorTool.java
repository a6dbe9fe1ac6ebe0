package io.arbiter.worker.validation;

import io.arbiter.core.judging.Limits;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.AuthorCode;
import io.arbiter.worker.AuthorFault;
import io.arbiter.worker.Resources;
import io.arbiter.worker.Sandboxes;

/**
 * Python of ours beside an author's code. Each has a namespace of its own, ours sees the other's as
 * {@code author}, and defines {@code tool}, which is what is called. Frames of ours are in no
 * traceback, so that a fault points into the author's file.
 */
final class AuthorTool {
  private static final String FOLDER = "validation/";

  /** The import is there to be seen, so that it is done ahead at nobody's expense. */
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
   * Loads both.
   *
   * @param file the author's path in the bundle, for faults
   * @param source the author's
   * @param tool the name of our file
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
