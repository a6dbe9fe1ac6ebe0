package io.arbiter.sandbox.child;

import io.arbiter.core.judging.Trace;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Aftermath;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** One submission in one context. Every request is measured from its start to its reply. */
final class Session {
  /**
   * Exceptions after which the child examines itself: the exit of a program, and the engine's error
   * for a forged code object.
   */
  private static final Set<String> SUSPICIOUS_ERRORS = Set.of("SystemExit", "SystemError");

  private final Guest guest;
  private final Meter meter;
  private @Nullable Tracer tracer;
  private Aftermath aftermath = Aftermath.NONE;

  Session(Guest guest, Meter meter) {
    this.guest = guest;
    this.meter = meter;
  }

  /**
   * Compiles and runs the source, then looks for the function. Of a script, the outcome is what it
   * printed to stdout. The standard library's modules are imported before the measurement starts,
   * because their slow import is the engine's fault, not the player's.
   */
  Frame.Reply load(Program program) {
    boolean script = program.function() == null;
    guest.output().show(program.showOutput());
    try {
      guest.prepare(program);
    } catch (PolyglotException e) {
      return new Frame.Reply(
          new Outcome.EngineFault("the start: " + e.getMessage()), Usage.NONE, Aftermath.END);
    }
    meter.beginSubmission(program.budget(), guest::cancel);
    return measured(
        () -> guest.load(program), outcome -> script && isEnd(outcome) ? printed() : outcome);
  }

  /** Whether a script came to its end, also by {@code sys.exit(0)}. */
  private boolean isEnd(Outcome outcome) {
    return outcome instanceof Outcome.Returned
        || (outcome instanceof Outcome.Raised && guest.hasExited());
  }

  private Outcome printed() {
    return new Outcome.Returned(new PyValue.Str(guest.output().text()));
  }

  /** Calls the function with fresh objects; building them does not count as the guest's time. */
  Frame.Reply call(Frame.Call call) {
    Value[] arguments;
    try {
      arguments = guest.build(call.arguments());
    } catch (PolyglotException e) {
      return measured(() -> new Outcome.EngineFault("the arguments: " + e.getMessage()));
    }
    return measured(() -> guest.call(arguments));
  }

  Frame.Reply evaluate(Frame.Evaluate evaluate) {
    return measured(() -> guest.evaluate(evaluate.code()));
  }

  private Frame.Reply measured(Supplier<Outcome> step) {
    return measured(step, outcome -> outcome);
  }

  /**
   * @param result makes the outcome, when all output is there
   */
  private Frame.Reply measured(Supplier<Outcome> step, UnaryOperator<Outcome> result) {
    meter.start();
    Outcome outcome = Guest.nothing();
    try {
      outcome = attempt(step);
      guest.flush();
      outcome = result.apply(outcome);
    } catch (RuntimeException e) {
      // Any use of a context can fail after the context was cancelled.
      if (!meter.isHit()) {
        throw e;
      }
    }
    Outcome.@Nullable LimitHit hit = meter.stop();
    Outcome last = hit == null ? outcome : hit;
    Aftermath after = aftermath(last);
    aftermath = aftermath.worse(after);
    return new Frame.Reply(last, meter.usage(), after);
  }

  /** Records the steps, or only which lines run, from now on. */
  void trace(boolean linesOnly) {
    tracer = meter.trace(linesOnly, guest.output()::printed);
  }

  /** The steps since the last time; null if they are not recorded. */
  @Nullable Trace steps() {
    return tracer == null ? null : tracer.take();
  }

  /** Ends the session; returns the worst aftermath of all requests. */
  Aftermath finish() {
    if (tracer != null) {
      tracer.close();
    }
    return aftermath;
  }

  private Outcome attempt(Supplier<Outcome> step) {
    try {
      return step.get();
    } catch (PolyglotException e) {
      return classify(e);
    } catch (StackOverflowError _) {
      return guest.stackOverflow();
    } catch (RuntimeException | Error e) {
      return new Outcome.EngineFault(String.valueOf(e));
    }
  }

  /**
   * The outcome of an exception. To look at it can run the guest's code, such as a property of its
   * class. What that code raises is the guest's error, too, and no fault of the engine.
   */
  private Outcome classify(PolyglotException e) {
    try {
      return guest.failure(e);
    } catch (PolyglotException | StackOverflowError _) {
      return new Outcome.Raised("Exception", "", null);
    }
  }

  /**
   * A guest that was stopped, was denied something or overflowed the stack may have left the engine
   * in a state that the next guest could notice. An ordinary RecursionError is harmless: {@link
   * DepthCounter} raises it long before the stack overflows.
   */
  private Aftermath aftermath(Outcome outcome) {
    Aftermath ofOutcome =
        switch (outcome) {
          case Outcome.Returned _,
              Outcome.NotPlain _,
              Outcome.SyntaxError _,
              Outcome.MissingFunction _ ->
              Aftermath.NONE;
          case Outcome.Raised(String type, String _, String _) ->
              SUSPICIOUS_ERRORS.contains(type) ? Aftermath.EXAMINE : Aftermath.NONE;
          case Outcome.AdapterRaised _, Outcome.LimitHit _, Outcome.Denied _ -> Aftermath.EXAMINE;
          case Outcome.EngineFault _ -> Aftermath.END;
        };
    boolean disturbed =
        meter.stackOverflowed() || guest.files().denied() != null || guest.hasExited();
    return disturbed ? ofOutcome.worse(Aftermath.EXAMINE) : ofOutcome;
  }
}
