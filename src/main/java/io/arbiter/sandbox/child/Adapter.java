package io.arbiter.sandbox.child;

import io.arbiter.sandbox.protocol.Outcome;
import java.util.Set;
import java.util.function.Function;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * The author's {@code adapter.py}, which calls the guest's function. The guest's code can reach the
 * adapter, so the adapter holds no secrets, and its results are trusted no more than the guest's.
 */
final class Adapter {
  /** What code raises when it asserts something of a value, or takes the value apart. */
  private static final Set<String> UNUSABLE =
      Set.of(
          "TypeError", "AttributeError", "AssertionError", "ValueError", "IndexError", "KeyError");

  private final PythonGuest guest;
  private final PythonExceptions exceptions;
  private final String text;
  private final Value adapted;
  private final Value phase;
  private @Nullable Value adapt;

  Adapter(PythonGuest guest, PythonExceptions exceptions, String text) {
    this.guest = guest;
    this.exceptions = exceptions;
    this.text = text;
    adapted = guest.prelude().get("adapted");
    phase = guest.prelude().get("phase");
  }

  /**
   * Runs the adapter's source, before any guest code. The adapter's function {@code start_again}
   * runs the guest's source in a new namespace. Returns the outcome of a failure, or null.
   */
  @Nullable Outcome load(String source) {
    try {
      adapt = guest.prelude().get("load_adapter").execute(text, source);
      return null;
    } catch (PolyglotException e) {
      return blame(e, exceptions.whileRunning(e, source));
    }
  }

  /** Lets the adapter call the function; {@code read} reads what the adapter returns. */
  Outcome call(Value function, Value[] arguments, Function<Value, Outcome> read, String source) {
    @Nullable Object[] all = new Object[arguments.length + 2];
    all[0] = adapt;
    all[1] = function;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    try {
      return read.apply(adapted.execute(all));
    } catch (PolyglotException e) {
      return blame(e, exceptions.whileRunning(e, source));
    }
  }

  /**
   * Decides whose exception it is. It is the guest's if it came from inside the guest's function,
   * or if the adapter cannot use the value that the function returned. Otherwise it is the
   * author's.
   */
  private Outcome blame(PolyglotException e, Outcome outcome) {
    if (!(outcome instanceof Outcome.Raised(String type, String message, String traceback))
        || (traceback != null && traceback.startsWith(Traceback.HEAD))) {
      return outcome;
    }
    String reached = phase.execute().asString();
    if (reached.equals("inside")) {
      return outcome;
    }
    if (reached.equals("after") && UNUSABLE.contains(type)) {
      return new Outcome.NotPlain(
          "a value that the puzzle's adapter cannot use (" + type + ": " + message + ")");
    }
    return new Outcome.AdapterRaised(
        type,
        message,
        PythonExceptions.withLastLine(Traceback.of(e, Traceback.ADAPTER, text), type, message));
  }
}
