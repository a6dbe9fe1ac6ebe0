package io.arbiter.worker.judging;

import io.arbiter.core.source.SourceCode;
import io.arbiter.sandbox.protocol.EngineCrash;
import io.arbiter.sandbox.protocol.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Removes texts that could reveal a hidden input from a failure. The player's code chooses its
 * exception texts, class names and file names, so each could carry the hidden input out. A text
 * passes only if the source already holds it or it is one of the language's own names.
 */
record Redaction(SourceCode code) {
  private static final Pattern FRAME =
      Pattern.compile("  File \"solution\\.py\", line (?<line>\\d{1,6}), in (?<name>.+)");

  private static final Pattern JAVASCRIPT_FRAME =
      Pattern.compile("    at (?:(?<name>.+) \\()?solution\\.js:(?<line>\\d{1,6}):\\d{1,6}\\)?");

  private static final Pattern INSTANCE = Pattern.compile("(.*\\ban instance of )(.*)");
  private static final Pattern TARGET = Pattern.compile("['\"/(]");
  private static final int FRAMES = 10;

  private static final Set<String> OWN =
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
          Error EvalError RangeError URIError AggregateError Uncaught
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
    int exception = value.description().indexOf(" (");
    String description =
        exception < 0 ? value.description() : value.description().substring(0, exception);
    Matcher instance = INSTANCE.matcher(description);
    return new Outcome.NotPlain(
        instance.matches() ? instance.group(1) + name(instance.group(2)) : description);
  }

  private String name(String name) {
    return OWN.contains(name) || code.text().contains(name) ? name : "…";
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
    return code.text().contains(bare) ? what : what.substring(0, start) + "…";
  }

  /** The innermost frames, written again from the worker's own copy of the source. */
  private @Nullable String traceback(@Nullable String traceback, String error) {
    if (traceback == null) {
      return null;
    }
    return switch (code.language()) {
      case PYTHON -> {
        List<String> frames = frames(traceback, FRAME);
        List<String> innermost = frames.subList(Math.max(0, frames.size() - FRAMES), frames.size());
        yield "Traceback (most recent call last):\n" + String.join("", innermost) + error;
      }
      case JAVASCRIPT -> {
        List<String> frames = frames(traceback, JAVASCRIPT_FRAME);
        yield error + "\n" + String.join("", frames.subList(0, Math.min(FRAMES, frames.size())));
      }
    };
  }

  private List<String> frames(String traceback, Pattern pattern) {
    return traceback
        .lines()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .flatMap(frame -> frame(frame).stream())
        .toList();
  }

  /** Only a line that the source has: the player's code can make up others. */
  private Optional<String> frame(Matcher frame) {
    int line = Integer.parseInt(frame.group("line"));
    List<String> lines = code.text().lines().toList();
    if (line < 1 || line > lines.size()) {
      return Optional.empty();
    }
    @Nullable String name = frame.group("name");
    String function = name == null ? "" : name(name);
    return Optional.of(
        switch (code.language()) {
          case PYTHON ->
              "  File \"solution.py\", line %d, in %s\n    %s\n"
                  .formatted(line, function, lines.get(line - 1).strip());
          case JAVASCRIPT ->
              function.isEmpty()
                  ? "    at solution.js:%d\n".formatted(line)
                  : "    at %s (solution.js:%d)\n".formatted(function, line);
        });
  }
}
