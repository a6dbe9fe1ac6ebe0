package io.arbiter.sandbox.child;

import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import java.util.List;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Decides what an exception that left Python code means. */
final class PythonExceptions extends ExceptionClassifier {
  private static final String UNEXPECTED_INDENT = "unexpected indent";

  private static final String BAD_CODE = "bad code object or marshalled data";

  /** The end of the engine's message about a system call that was left out of the build. */
  private static final String EXCLUDED = " was excluded";

  private final PythonGuest guest;
  private final Value isSubclass;
  private final Value osError;
  private final Value memoryError;
  private final Value refused;
  private final Value refusals;
  private boolean ended;

  PythonExceptions(PythonGuest guest) {
    super(guest.meter());
    this.guest = guest;
    isSubclass = guest.prelude().get("issubclass");
    osError = guest.prelude().get("OSError");
    memoryError = guest.prelude().get("MemoryError");
    refused = guest.prelude().get("Refused");
    refusals = guest.prelude().get("refusals");
  }

  /** Whether the last exception was {@code sys.exit} with the status 0, the end of a program. */
  boolean isNormalEnd() {
    return ended;
  }

  Outcome whileParsing(PolyglotException e, String source) {
    if (!e.isSyntaxError()) {
      return onTheWholeSource(e, whileRunning(e, source));
    }
    String message = syntaxMessage(message(e));
    if (message.equals(UNEXPECTED_INDENT)) {
      return unexpectedIndent(source.lines().toList());
    }
    @Nullable SourceSection at = e.getSourceLocation();
    return new Outcome.SyntaxError(
        message,
        at == null ? 1 : Math.max(1, at.getStartLine()),
        at == null ? 1 : Math.max(1, at.getStartColumn()));
  }

  /**
   * Finds the line of an unexpected indent, because the engine always says line 1. The right line
   * is the last line of the shortest beginning of the source that has the same error.
   */
  private Outcome unexpectedIndent(List<String> lines) {
    int sound = 0;
    int faulty = lines.size();
    while (faulty - sound > 1) {
      int middle = (sound + faulty) / 2;
      if (hasUnexpectedIndent(lines.subList(0, middle))) {
        faulty = middle;
      } else {
        sound = middle;
      }
    }
    String line = lines.get(faulty - 1);
    return new Outcome.SyntaxError(
        UNEXPECTED_INDENT, faulty, 1 + line.length() - line.stripLeading().length());
  }

  private boolean hasUnexpectedIndent(List<String> lines) {
    try {
      guest.parse(Traceback.FILE, String.join("\n", lines) + "\n");
      return false;
    } catch (PolyglotException e) {
      return syntaxMessage(message(e)).equals(UNEXPECTED_INDENT);
    }
  }

  @Override
  String traceback(PolyglotException e, String source) {
    return Traceback.of(e, Traceback.FILE, source);
  }

  @Override
  String traceback(FailedStatement.Place place, String source) {
    return Traceback.of(place.line(), place.root(), source);
  }

  @Override
  Outcome overflow(String traceback) {
    return raised("RecursionError", "maximum recursion depth exceeded", traceback);
  }

  /** The engine does not check code objects and marshalled data. */
  @Override
  @Nullable Outcome ofForgery(String detail, String traceback) {
    return detail.contains(".MarshalModuleBuiltins")
        ? raised("SystemError", BAD_CODE, traceback)
        : null;
  }

  @Override
  Outcome ofGuest(PolyglotException e, Value exception, String traceback) {
    if (exception.getMetaObject().equals(refused)) {
      return new Outcome.Denied(afterType(e, "PermissionError"), traceback);
    }
    @Nullable String denied = denied();
    // Not isinstance, which would ask the exception for its class.
    if (denied != null && isSubclass.execute(exception.getMetaObject(), osError).asBoolean()) {
      return new Outcome.Denied(clip(denied), traceback);
    }
    if (exception.getMetaObject().equals(memoryError)) {
      return new Outcome.LimitHit(
          Limit.MEMORY, guest.meter().limits().memoryBytes(), guest.meter().usage().peakBytes());
    }
    String type = clip(exception.getMetaObject().getMetaSimpleName());
    String message = afterType(e, type);
    if (type.equals("UnsupportedOperation") && message.endsWith(EXCLUDED)) {
      String call = message.substring(0, message.length() - EXCLUDED.length());
      return new Outcome.Denied("make the system call " + call, traceback);
    }
    return raised(type, message, traceback);
  }

  /**
   * The first denied action. The exception that leaves the guest may be another one, of the
   * library.
   */
  private @Nullable String denied() {
    if (guest.files().denied() != null || refusals.getArraySize() == 0) {
      return guest.files().denied();
    }
    Value refusal = refusals.getArrayElement(0);
    return refusal.isString() ? refusal.asString() : null;
  }

  /**
   * The outcome of {@code sys.exit}. For a number the engine has no message, only the status;
   * without an argument the message is empty, which means 0.
   */
  @Override
  Outcome exit(PolyglotException e, String traceback) {
    ended = e.getExitStatus() == 0;
    @Nullable String text = e.getMessage() == null ? null : afterType(e, "SystemExit");
    String message = text == null ? String.valueOf(e.getExitStatus()) : text.isEmpty() ? "0" : text;
    return raised("SystemExit", message, traceback);
  }

  private static Outcome raised(String type, String message, String traceback) {
    return new Outcome.Raised(type, message, withLastLine(traceback, type, message));
  }

  static String withLastLine(String traceback, String type, String message) {
    return traceback + (message.isEmpty() ? type : type + ": " + message) + "\n";
  }

  /** The message without its type; the engine's text is "Type: message" or only the type. */
  private static String afterType(PolyglotException e, String type) {
    String text = message(e);
    if (text.equals(type)) {
      return "";
    }
    return text.startsWith(type + ": ") ? text.substring(type.length() + 2) : text;
  }

  /**
   * The message without the error's class, which the verdict names, and the place, which has its
   * own fields.
   */
  private static String syntaxMessage(String text) {
    return text.replaceFirst("^(Syntax|Indentation|Tab)Error: ", "")
        .replaceFirst(" ?\\(solution\\.py, line \\d+\\)$", "");
  }
}
