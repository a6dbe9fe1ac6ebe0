package io.arbiter.sandbox.child;

import io.arbiter.sandbox.protocol.EngineCrash;
import io.arbiter.sandbox.protocol.Outcome;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an exception that left the guest's code means: an error of the player, a denied
 * action, a limit, or a fault of the engine.
 */
abstract sealed class ExceptionClassifier permits PythonExceptions, JavaScriptExceptions {
  /** Characters of an exception's text; longer texts are cut. */
  private static final int MAX_MESSAGE = 4_000;

  private static final int MAX_DETAIL_FRAMES = 12;

  private final Meter meter;

  ExceptionClassifier(Meter meter) {
    this.meter = meter;
  }

  /** The frames of the player's code, as the language shows them; empty if there are none. */
  abstract String traceback(PolyglotException e, String source);

  /** The same for a single statement. */
  abstract String traceback(FailedStatement.Place place, String source);

  /** The outcome of a recursion that is too deep. */
  abstract Outcome overflow(String traceback);

  /** The outcome of an exception of the language. */
  abstract Outcome ofGuest(PolyglotException e, Value exception, String traceback);

  /** The outcome of a program that ends itself. */
  abstract Outcome exit(PolyglotException e, String traceback);

  /** The outcome if the engine failed on what the player has forged; null if it did not. */
  @Nullable Outcome ofForgery(String detail, String traceback) {
    return null;
  }

  /** The parser has no frames of the guest, but the guest's source is all that it works on. */
  static Outcome onTheWholeSource(PolyglotException e, Outcome outcome) {
    return outcome instanceof Outcome.EngineFault(String detail, EngineCrash crash) && crash == null
        ? new Outcome.EngineFault(detail, crash(e, ""))
        : outcome;
  }

  /** The outcome when an exception left the module or the function. */
  Outcome whileRunning(PolyglotException e, String source) {
    String traceback = traceback(e, source);
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
    return ofGuest(e, exception, traceback);
  }

  /**
   * The outcome of an internal error of the engine. It is a denied action if the host refused
   * something, and a recursion that is too deep if the engine failed because the stack had run out.
   */
  private Outcome internal(PolyglotException e, String traceback, String source) {
    String message = message(e);
    if (e.isResourceExhausted()
        || message.contains("StackOverflowError")
        || meter.stackOverflowed()) {
      return overflow(traceback);
    }
    String detail = detail(e);
    @Nullable String denied = deniedBy(message, detail);
    if (denied != null) {
      return new Outcome.Denied(denied, traceback);
    }
    @Nullable Outcome forged = ofForgery(detail, traceback);
    if (forged != null) {
      return forged;
    }
    FailedStatement.@Nullable Place place = meter.failedStatement().place();
    String frames = traceback.isEmpty() && place != null ? traceback(place, source) : traceback;
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

  /** The message without the Java stack that some modules of the engine append. */
  static String message(PolyglotException e) {
    String text = String.valueOf(e.getMessage());
    int stack = text.indexOf("\n\nJava stack trace:");
    return clip(stack < 0 ? text : text.substring(0, stack));
  }

  static String clip(String text) {
    return text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE) + "…";
  }
}
