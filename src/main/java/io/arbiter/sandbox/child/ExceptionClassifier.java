package io.arbiter.sandbox.child;

import io.arbiter.sandbox.protocol.EngineCrash;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import java.util.List;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an exception that left the guest's code means: an error of the player, a denied
 * action, a limit, or a fault of the engine.
 */
final class ExceptionClassifier {
  /** Characters of an exception's text; longer texts are cut. */
  private static final int MAX_MESSAGE = 4_000;

  private static final int MAX_DETAIL_FRAMES = 12;

  private static final String UNEXPECTED_INDENT = "unexpected indent";

  private static final String BAD_CODE = "bad code object or marshalled data";

  /** The end of the engine's message about a system call that was left out of the build. */
  private static final String EXCLUDED = " was excluded";

  private final Guest guest;
  private final Meter meter;
  private final Value isSubclass;
  private final Value osError;
  private final Value memoryError;
  private final Value refused;
  private final Value refusals;
  private final DenyingFileSystem files;
  private boolean ended;

  ExceptionClassifier(Guest guest, Meter meter) {
    this.guest = guest;
    this.meter = meter;
    isSubclass = guest.prelude().get("issubclass");
    osError = guest.prelude().get("OSError");
    memoryError = guest.prelude().get("MemoryError");
    refused = guest.prelude().get("Refused");
    refusals = guest.prelude().get("refusals");
    files = guest.files();
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

  /** The parser has no frames of the guest, but the guest's source is all that it works on. */
  private static Outcome onTheWholeSource(PolyglotException e, Outcome outcome) {
    return outcome instanceof Outcome.EngineFault(String detail, EngineCrash crash) && crash == null
        ? new Outcome.EngineFault(detail, crash(e, ""))
        : outcome;
  }

  /** The outcome when an exception left the module or the function. */
  Outcome whileRunning(PolyglotException e, String source) {
    String traceback = Traceback.of(e, Traceback.FILE, source);
    if (e.isExit()) {
      return exit(e, traceback);
    }
    if (!e.isGuestException() || e.isInternalError()) {
      return internal(e, traceback, source);
    }
    @Nullable Value exception = e.getGuestObject();
    if (exception == null) {
      return new Outcome.EngineFault(detail(e), traceback.isEmpty() ? null : crash(e, traceback));
    }
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
          Limit.MEMORY, meter.limits().memoryBytes(), meter.usage().peakBytes());
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
    if (files.denied() != null || refusals.getArraySize() == 0) {
      return files.denied();
    }
    Value refusal = refusals.getArrayElement(0);
    return refusal.isString() ? refusal.asString() : null;
  }

  /**
   * The outcome of {@code sys.exit}. For a number the engine has no message, only the status;
   * without an argument the message is empty, which means 0.
   */
  private Outcome exit(PolyglotException e, String traceback) {
    ended = e.getExitStatus() == 0;
    @Nullable String text = e.getMessage() == null ? null : afterType(e, "SystemExit");
    String message = text == null ? String.valueOf(e.getExitStatus()) : text.isEmpty() ? "0" : text;
    return raised("SystemExit", message, traceback);
  }

  /**
   * The outcome of an internal error of the engine. It is a denied action if the host refused
   * something, and a RecursionError if the engine failed because the stack had run out.
   */
  private Outcome internal(PolyglotException e, String traceback, String source) {
    String message = message(e);
    if (e.isResourceExhausted()
        || message.contains("StackOverflowError")
        || meter.stackOverflowed()) {
      return raised("RecursionError", "maximum recursion depth exceeded", traceback);
    }
    String detail = detail(e);
    @Nullable String denied = deniedBy(message, detail);
    if (denied != null) {
      return new Outcome.Denied(denied, traceback);
    }
    if (detail.contains(".MarshalModuleBuiltins")) {
      // The engine does not check code objects and marshalled data; the player has forged one.
      return raised("SystemError", BAD_CODE, traceback);
    }
    String frames = traceback.isEmpty() ? meter.failedStatement().traceback(source) : traceback;
    return new Outcome.EngineFault(detail, frames.isEmpty() ? null : crash(e, frames));
  }

  /**
   * Identifies this failure of the engine. The place has no values of the guest, and is the same in
   * interpreted and in compiled code.
   */
  private static EngineCrash crash(PolyglotException e, String traceback) {
    StackTraceElement[] frames = e.getStackTrace();
    String type = message(e).split("[:\\s]", 2)[0];
    return new EngineCrash(
        clip(frames.length == 0 ? type : type + " at " + frames[0]), clip(traceback));
  }

  private static @Nullable String deniedBy(String message, String detail) {
    if (message.contains("Creating threads is not allowed")) {
      return "start a thread";
    }
    if (message.contains("Process creation is not allowed")) {
      return "start a process";
    }
    if (message.contains("UnsupportedPosixFeature")) {
      return "make a system call";
    }
    if (detail.contains("CApiContext") || message.contains("native access")) {
      return "use native code";
    }
    if (message.contains("sandbox policy") || detail.contains(".GraalPythonModuleBuiltins")) {
      return "use a tool of the engine";
    }
    return message.contains("SecurityException") ? "reach the host" : null;
  }

  private static String detail(PolyglotException e) {
    StringBuilder detail = new StringBuilder(message(e));
    int frames = 0;
    for (PolyglotException.StackFrame frame : e.getPolyglotStackTrace()) {
      if (++frames > MAX_DETAIL_FRAMES) {
        break;
      }
      detail.append("\n  at ").append(frame);
    }
    return clip(detail.toString());
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

  /** The message without the Java stack that some modules of the engine append. */
  private static String message(PolyglotException e) {
    String text = String.valueOf(e.getMessage());
    int stack = text.indexOf("\n\nJava stack trace:");
    return clip(stack < 0 ? text : text.substring(0, stack));
  }

  private static String clip(String text) {
    return text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE) + "…";
  }
}
