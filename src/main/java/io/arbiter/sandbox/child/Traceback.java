package io.arbiter.sandbox.child;

import io.arbiter.core.source.ProgrammingLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.jspecify.annotations.Nullable;

/** Writes tracebacks that show only the frames of one source, in the format of its language. */
final class Traceback {
  public static final String HEAD = "Traceback (most recent call last):\n";

  public static final String FILE = ProgrammingLanguage.PYTHON.file("solution");

  static final String JAVASCRIPT_FILE = ProgrammingLanguage.JAVASCRIPT.file("solution");

  public static final String ADAPTER = "adapter.py";

  /**
   * Frames shown from each end of a deep traceback; the middle of an endless recursion is useless.
   */
  private static final int END_FRAMES = 10;

  /** A deep stack holds tens of thousands of frames; frames beyond this number are not read. */
  private static final int MAX_FRAMES = 5_000;

  private static final int MAX_LINE = 200;

  /** The engine's name for a function whose loop continued in compiled code. */
  private static final Pattern IN_COMPILED_LOOP =
      Pattern.compile("<bytecode (.+) (?:at \\p{XDigit}+|\\(generator resume .*\\))><OSR@-?\\d+>");

  private Traceback() {}

  /** Whether a source of this name is the player's or the author's, not the library's. */
  static boolean isGuestSource(String name) {
    return isSolution(name) || name.equals(ADAPTER);
  }

  /** Whether a source of this name is the player's. */
  static boolean isSolution(String name) {
    return name.equals(FILE) || name.equals(JAVASCRIPT_FILE);
  }

  /**
   * The traceback without its last line, which names the exception; empty if the file has no frame.
   */
  public static String of(PolyglotException e, String file, String source) {
    List<String> lines = source.lines().toList();
    List<String> frames =
        frames(e, file, (root, at) -> describe(file, at.getStartLine(), function(root), lines))
            .reversed();
    return frames.isEmpty() ? "" : HEAD + shorten(frames);
  }

  /** The frames in JavaScript's format, the innermost first. */
  static String ofJavaScript(PolyglotException e) {
    return shorten(
        frames(
            e,
            JAVASCRIPT_FILE,
            (root, at) -> javaScriptFrame(root, at.getStartLine(), at.getStartColumn())));
  }

  static String javaScriptFrame(String root, int line, int column) {
    String place = JAVASCRIPT_FILE + ":" + line + ":" + column;
    boolean named = !root.isEmpty() && !root.startsWith(":");
    return "    at " + (named ? cut(root) + " (" + place + ")" : place) + "\n";
  }

  private static List<String> frames(
      PolyglotException e, String file, BiFunction<String, SourceSection, String> describe) {
    List<String> frames = new ArrayList<>();
    int seen = 0;
    for (PolyglotException.StackFrame frame : e.getPolyglotStackTrace()) {
      if (++seen > MAX_FRAMES) {
        break;
      }
      @Nullable SourceSection at = frame.getSourceLocation();
      if (frame.isGuestFrame() && at != null && at.getSource().getName().equals(file)) {
        frames.add(describe.apply(String.valueOf(frame.getRootName()), at));
      }
    }
    return frames;
  }

  /** The traceback of a single frame of the player's code. */
  public static String of(int line, String root, String source) {
    return HEAD + describe(FILE, line, function(root), source.lines().toList());
  }

  /** The function's name in the player's source, from the engine's name. */
  static String function(String root) {
    Matcher loop = IN_COMPILED_LOOP.matcher(root);
    return loop.matches() ? loop.group(1) : root;
  }

  private static String describe(String file, int line, String function, List<String> lines) {
    String head = "  File \"" + file + "\", line " + line + ", in " + cut(function) + "\n";
    if (line < 1 || line > lines.size()) {
      return head;
    }
    return head + "    " + cut(lines.get(line - 1).strip()) + "\n";
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(MAX_LINE, text.length()));
  }

  private static String shorten(List<String> frames) {
    if (frames.size() <= 2 * END_FRAMES) {
      return String.join("", frames);
    }
    return String.join("", frames.subList(0, END_FRAMES))
        + "  ["
        + (frames.size() - 2 * END_FRAMES)
        + " more frames]\n"
        + String.join("", frames.subList(frames.size() - END_FRAMES, frames.size()));
  }
}
