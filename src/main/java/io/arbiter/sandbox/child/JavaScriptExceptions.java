package io.arbiter.sandbox.child;

import io.arbiter.sandbox.protocol.Outcome;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Decides what an exception that left JavaScript code means. */
final class JavaScriptExceptions extends ExceptionClassifier {
  private final JavaScriptGuest guest;

  JavaScriptExceptions(JavaScriptGuest guest) {
    super(guest.meter());
    this.guest = guest;
  }

  Outcome whileParsing(PolyglotException e, String source) {
    if (!e.isSyntaxError()) {
      return onTheWholeSource(e, whileRunning(e, source));
    }
    @Nullable SourceSection at = e.getSourceLocation();
    return new Outcome.SyntaxError(
        syntaxMessage(message(e)),
        at == null ? 1 : Math.max(1, at.getStartLine()),
        at == null ? 1 : Math.max(1, at.getStartColumn()));
  }

  /**
   * The first line without the error's class, which the verdict names, and the place, which has its
   * own fields. The engine shows the line of the source below.
   */
  private static String syntaxMessage(String text) {
    return text.lines()
        .findFirst()
        .orElse("")
        .replaceFirst("^SyntaxError: ", "")
        .replaceFirst("^(solution\\.js|test):\\d+:\\d+ ", "");
  }

  @Override
  String traceback(PolyglotException e, String source) {
    return Traceback.ofJavaScript(e);
  }

  @Override
  String traceback(FailedStatement.Place place, String source) {
    return Traceback.javaScriptFrame(place.root(), place.line(), 1);
  }

  @Override
  Outcome overflow(String traceback) {
    return raised("RangeError", "Maximum call stack size exceeded", traceback);
  }

  /** A program in JavaScript has no way to end itself. */
  @Override
  Outcome exit(PolyglotException e, String traceback) {
    return raised("Error", message(e), traceback);
  }

  @Override
  Outcome ofGuest(PolyglotException e, Value exception, String traceback) {
    @Nullable String denied = guest.files().denied();
    if (denied != null) {
      return new Outcome.Denied(clip(denied), traceback);
    }
    String[] parts = guest.describe(exception).split("\n", 2);
    return raised(parts[0], clip(parts[1]), traceback);
  }

  private static Outcome raised(String type, String message, String traceback) {
    String head = message.isEmpty() ? type : type + ": " + message;
    return new Outcome.Raised(type, message, head + "\n" + traceback);
  }
}
