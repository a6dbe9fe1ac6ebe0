package io.arbiter.sandbox.child;

import io.arbiter.sandbox.protocol.Outcome;
import java.util.function.Function;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * The author's {@code adapter.py}, which makes the calls of the guest's function. It runs beside
 * the guest's code, so it holds nothing that a player must not see, and decides nothing that a
 * player could not.
 */
final class Adapter {
  private final Guest guest;
  private final Failures failures;
  private final String text;
  private final Value adapted;
  private final Value phase;
  private @Nullable Value adapt;

  Adapter(Guest guest, Failures failures, String text) {
    this.guest = guest;
    this.failures = failures;
    this.text = text;
    adapted = guest.prelude().get("adapted");
    phase = guest.prelude().get("phase");
  }

  /** Runs the adapter's own source, before any of the guest's; what went wrong, or null. */
  @Nullable Outcome load(String source, Meter meter) {
    try {
      adapt = guest.prelude().get("load_adapter").execute(text);
      return null;
    } catch (PolyglotException e) {
      return blame(e, failures.whileRunning(e, source, meter));
    }
  }

  /** Has the adapter call the function; {@code read} takes what it returns. */
  Outcome call(
      Value function,
      Value[] arguments,
      Function<Value, Outcome> read,
      String source,
      Meter meter) {
    @Nullable Object[] all = new Object[arguments.length + 2];
    all[0] = adapt;
    all[1] = function;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    try {
      return read.apply(adapted.execute(all));
    } catch (PolyglotException e) {
      return blame(e, failures.whileRunning(e, source, meter));
    }
  }

  /**
   * Inside the guest's function an exception is the guest's, and so it is when the adapter cannot
   * work with the kind of value that came back; else it is the author's.
   */
  private Outcome blame(PolyglotException e, Outcome outcome) {
    if (!(outcome instanceof Outcome.Raised(String type, String message, String traceback))
        || (traceback != null && traceback.startsWith(Traceback.HEAD))) {
      return outcome;
    }
    String reached = phase.execute().asString();
    boolean wrongKind = type.equals("TypeError") || type.equals("AttributeError");
    if (reached.equals("inside")) {
      return outcome;
    }
    if (reached.equals("after") && wrongKind) {
      return new Outcome.NotPlain(
          "a value that the puzzle's adapter cannot use (" + type + ": " + message + ")");
    }
    return new Outcome.AdapterRaised(
        type,
        message,
        Failures.withLastLine(Traceback.of(e, Traceback.ADAPTER, text), type, message));
  }
}
