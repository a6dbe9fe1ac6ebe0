package io.arbiter.worker.judging;

import io.arbiter.sandbox.protocol.EngineCrash;
import io.arbiter.sandbox.protocol.Outcome;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Removes texts that could reveal a hidden input from a failure. The player's code chooses its
 * exception texts, class names and file names, so each could carry the hidden input out. A text
 * passes only if the source already holds it or it is one of Python's own names.
 */
record Redaction(String source) {
  private static final Pattern FRAME =
      Pattern.compile("  File \"solution\\.py\", line (\\d{1,6}), in (.+)");
  private static final Pattern TARGET = Pattern.compile("['\"/(]");
  private static final int FRAMES = 10;

  private static final Set<String> PYTHONS_OWN =
      Set.of(
          """
          ArithmeticError AssertionError AttributeError BaseException BufferError EOFError
          Exception FileNotFoundError FloatingPointError GeneratorExit ImportError
          IndentationError IndexError IsADirectoryError KeyError KeyboardInterrupt LookupError
          MemoryError ModuleNotFoundError NameError NotImplementedError OSError OverflowError
          PermissionError RecursionError ReferenceError RuntimeError StopAsyncIteration
          StopIteration SyntaxError SystemError SystemExit TabError TimeoutError TypeError
          UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError ValueError
          ZeroDivisionError <module> <lambda> <listcomp> <genexpr>
          """
              .split("\\s+"));

  /** Removes the exception's text. */
  Outcome.Raised redact(Outcome.Raised raised) {
    String type = name(raised.type());
    return new Outcome.Raised(type, "", traceback(raised.traceback(), type));
  }

  /** Removes the action's target, unless the source names it. */
  Outcome.Denied redact(Outcome.Denied denied) {
    return new Outcome.Denied(
        target(denied.what()), traceback(denied.traceback(), "denied by the sandbox"));
  }

  /** Removes all but the player's own lines from a failure of the engine. */
  Outcome.EngineFault redact(Outcome.EngineFault fault) {
    @Nullable EngineCrash crash = fault.crash();
    if (crash == null || crash.traceback().isEmpty()) {
      return fault;
    }
    String frames = String.valueOf(traceback(crash.traceback(), ""));
    return new Outcome.EngineFault(fault.detail(), new EngineCrash(crash.place(), frames));
  }

  /** Removes an exception, and a class name unless the source names it. */
  Outcome.NotPlain redact(Outcome.NotPlain value) {
    String prefix = "an instance of ";
    int exception = value.description().indexOf(" (");
    String description =
        exception < 0 ? value.description() : value.description().substring(0, exception);
    return description.startsWith(prefix)
        ? new Outcome.NotPlain(prefix + name(description.substring(prefix.length())))
        : new Outcome.NotPlain(description);
  }

  private String name(String name) {
    return PYTHONS_OWN.contains(name) || source.contains(name) ? name : "…";
  }

  /** Keeps the words before the first quote or slash, where the player's text begins. */
  private String target(String what) {
    Matcher first = TARGET.matcher(what);
    if (!first.find()) {
      return what;
    }
    int start = first.start();
    String target = what.substring(start);
    String bare = target.replaceAll("^[('\"]+|[)'\"]+$", "");
    return source.contains(bare) ? what : what.substring(0, start) + "…";
  }

  /** The innermost frames, written again from the worker's own copy of the source. */
  private @Nullable String traceback(@Nullable String traceback, String lastLine) {
    if (traceback == null) {
      return null;
    }
    List<String> frames =
        traceback.lines().map(FRAME::matcher).filter(Matcher::matches).map(this::frame).toList();
    List<String> innermost = frames.subList(Math.max(0, frames.size() - FRAMES), frames.size());
    return "Traceback (most recent call last):\n" + String.join("", innermost) + lastLine;
  }

  private String frame(Matcher frame) {
    int line = Integer.parseInt(frame.group(1));
    List<String> lines = source.lines().toList();
    String text = line >= 1 && line <= lines.size() ? lines.get(line - 1).strip() : "";
    return "  File \"solution.py\", line %d, in %s\n    %s\n"
        .formatted(line, name(frame.group(2)), text);
  }
}
