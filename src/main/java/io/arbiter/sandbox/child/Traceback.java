package io.arbiter.sandbox.child;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.jspecify.annotations.Nullable;

/** A traceback in Python's own format that shows the frames of one source and no others. */
final class Traceback {
  static final String HEAD = "Traceback (most recent call last):\n";

  /** The name of the player's source. */
  static final String FILE = "solution.py";

  /** The name of the author's adapter. */
  static final String ADAPTER = "adapter.py";

  /** Of each end of a deep traceback; the middle of a runaway recursion teaches nothing. */
  private static final int ENDS = 10;

  /** A stack of 64 MB holds tens of thousands of frames; those beyond are not even looked at. */
  private static final int MAX_FRAMES = 5_000;

  private static final int MAX_LINE = 200;

  /** What the engine calls a function whose loop went on in compiled code. */
  private static final Pattern IN_COMPILED_LOOP =
      Pattern.compile("<bytecode (.+) (?:at \\p{XDigit}+|\\(generator resume .*\\))><OSR@-?\\d+>");

  private Traceback() {}

  /** Whether a source of this name is no part of the library. */
  static boolean isPlayers(String name) {
    return name.equals(FILE) || name.equals(ADAPTER);
  }

  /** Up to the line that names the exception; empty when no frame is the file's. */
  static String of(PolyglotException e, String file, String source) {
    List<String> lines = source.lines().toList();
    List<String> frames = new ArrayList<>();
    int seen = 0;
    for (PolyglotException.StackFrame frame : e.getPolyglotStackTrace()) {
      if (++seen > MAX_FRAMES) {
        break;
      }
      @Nullable SourceSection at = frame.getSourceLocation();
      if (frame.isGuestFrame() && at != null && at.getSource().getName().equals(file)) {
        frames.addFirst(describe(file, at.getStartLine(), function(frame.getRootName()), lines));
      }
    }
    return frames.isEmpty() ? "" : HEAD + shorten(frames);
  }

  /** The name that the player gave, of what the engine says. */
  static String function(String root) {
    Matcher loop = IN_COMPILED_LOOP.matcher(root);
    return loop.matches() ? loop.group(1) : root;
  }

  private static String describe(String file, int line, String function, List<String> lines) {
    String head = "  File \"" + file + "\", line " + line + ", in " + function + "\n";
    if (line < 1 || line > lines.size()) {
      return head;
    }
    String text = lines.get(line - 1).strip();
    return head + "    " + text.substring(0, Math.min(MAX_LINE, text.length())) + "\n";
  }

  private static String shorten(List<String> frames) {
    if (frames.size() <= 2 * ENDS) {
      return String.join("", frames);
    }
    return String.join("", frames.subList(0, ENDS))
        + "  ["
        + (frames.size() - 2 * ENDS)
        + " more frames]\n"
        + String.join("", frames.subList(frames.size() - ENDS, frames.size()));
  }
}
