package io.arbiter.worker.judging;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.SandboxUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Arbiter's own Python tools, which run in the authors' sandbox, and the values that they return.
 * The types of these values are known.
 */
public final class AuthorTool {
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

  /** The text of a resource, by its path from the root. */
  public static String source(String path) {
    try (InputStream in = AuthorTool.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static AuthorCode load(Sandboxes sandboxes, String tool, String function, Limits limits)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    return AuthorCode.load(sandboxes.authors(), tool, source(FOLDER + tool), function, limits);
  }

  /**
   * Loads a tool beside an author's code. Each has its own namespace. The tool sees the author's
   * namespace as {@code author} and defines {@code tool}, the function to call. Tracebacks leave
   * out the tool's frames, so a fault points into the author's file.
   *
   * @param file the path of the author's code in the bundle, for faults
   * @param source the author's code
   */
  public static AuthorCode loadBeside(
      Sandboxes sandboxes, String file, String source, String tool, Limits limits)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    String literal =
        source(FOLDER + tool).replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return AuthorCode.load(
        sandboxes.authors(), file, source + BESIDE.formatted(literal, tool), "__tool__", limits);
  }

  public static PyValue dict(Map<String, String> texts) {
    List<PyValue.Entry> entries = new ArrayList<>();
    texts.forEach(
        (name, text) ->
            entries.add(new PyValue.Entry(new PyValue.Str(name), new PyValue.Str(text))));
    return new PyValue.Dict(entries);
  }

  public static List<PyValue> items(PyValue value) {
    return ((PyValue.Items) value).items();
  }

  public static String text(PyValue value) {
    return ((PyValue.Str) value).value();
  }

  public static BigInteger integer(PyValue value) {
    return ((PyValue.Int) value).value();
  }

  /**
   * @throws ArithmeticException if the value needs more than 32 bits
   */
  public static int number(PyValue value) {
    return integer(value).intValueExact();
  }
}
