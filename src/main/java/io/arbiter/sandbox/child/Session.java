package io.arbiter.sandbox.child;

import io.arbiter.judging.PyValue;
import io.arbiter.judging.Usage;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import java.util.function.Supplier;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** One submission in one context: every step of it is measured from its start to its reply. */
final class Session {
  private final Guest guest;
  private final Meter meter;
  private final Failures failures;
  private String source = "";
  private boolean elements;
  private @Nullable Adapter adapter;
  private @Nullable Value function;

  Session(Guest guest, Meter meter) {
    this.guest = guest;
    this.meter = meter;
    this.failures = new Failures(guest);
  }

  /**
   * Compiles and runs the source, then looks for the function. What it imports of the standard
   * library is there by then and costs it nothing: that is the engine's slowness, not the player's.
   */
  Frame.Reply load(Frame.Load load) {
    source = load.source();
    elements = load.elements();
    guest.input().give(load.stdin());
    guest.output().show(load.showOutput());
    if (load.function() != null) {
      guest.becomeModule();
    }
    try {
      guest.importAhead(Imports.in(source));
      if (load.adapter() != null) {
        guest.importAhead(Imports.in(load.adapter()));
      }
    } catch (PolyglotException e) {
      return new Frame.Reply(
          new Outcome.EngineFault("an import: " + e.getMessage()), Usage.NONE, false);
    }
    meter.open(load.limits(), load.cpuGraceMillis());
    return measured(
        () -> {
          adapter = load.adapter() == null ? null : new Adapter(guest, failures, load.adapter());
          @Nullable Outcome unfit = adapter == null ? null : adapter.load(source, meter);
          if (unfit != null) {
            return unfit;
          }
          Value parsed;
          try {
            parsed = guest.parse(Traceback.FILE, source);
          } catch (PolyglotException e) {
            return failures.whileParsing(e, source, meter);
          }
          guest.run(parsed);
          return load.function() == null ? nothing() : lookUp(load.function());
        });
  }

  /** Calls the function with fresh objects, which are built at the host's expense. */
  Frame.Reply call(Frame.Call call) {
    @Nullable Value callee = function;
    if (callee == null) {
      return measured(() -> new Outcome.EngineFault("a call before the source was loaded"));
    }
    Value[] arguments;
    try {
      arguments = guest.build(call.arguments());
    } catch (PolyglotException e) {
      // No set of lists exists in Python: not the guest's fault.
      return measured(() -> new Outcome.EngineFault("the arguments: " + e.getMessage()));
    }
    return measured(
        () -> {
          if (adapter != null) {
            return adapter.call(callee, arguments, this::readResult, source, meter);
          }
          return readResult(guest.call(callee, arguments));
        });
  }

  /** Runs statements in the source's namespace. */
  Frame.Reply evaluate(Frame.Evaluate evaluate) {
    return measured(
        () -> {
          Value parsed;
          try {
            parsed = guest.parse("test", evaluate.code());
          } catch (PolyglotException e) {
            return failures.whileParsing(e, evaluate.code(), meter);
          }
          return readResult(guest.run(parsed));
        });
  }

  private Frame.Reply measured(Supplier<Outcome> step) {
    meter.start();
    Outcome outcome = attempt(step);
    guest.flush();
    meter.stop();
    return new Frame.Reply(outcome, meter.usage(), isClean(outcome));
  }

  private Outcome attempt(Supplier<Outcome> step) {
    try {
      return step.get();
    } catch (PolyglotException e) {
      return failures.whileRunning(e, source, meter);
    } catch (StackOverflowError _) {
      return new Outcome.Raised("RecursionError", "maximum recursion depth exceeded", null);
    } catch (RuntimeException | Error e) {
      return new Outcome.EngineFault(String.valueOf(e));
    }
  }

  private Outcome lookUp(String name) {
    @Nullable Value found = guest.lookUp(name);
    if (found == null) {
      return new Outcome.MissingFunction("the source does not define " + name);
    }
    if (!guest.isCallable(found)) {
      return new Outcome.MissingFunction(name + " is not a function");
    }
    function = found;
    return nothing();
  }

  private Outcome readResult(Value value) {
    return read(elements ? guest.elements(value) : value);
  }

  private Outcome read(Value value) {
    long maxBytes = meter.limits().outputBytes();
    try {
      return new Outcome.Returned(guest.read(value, maxBytes));
    } catch (NotPlainException e) {
      return new Outcome.NotPlain(e.description());
    } catch (TooLargeException e) {
      return new Outcome.LimitHit(Limit.OUTPUT, maxBytes, e.bytes());
    }
  }

  private boolean isClean(Outcome outcome) {
    boolean orderly =
        switch (outcome) {
          case Outcome.Returned _,
              Outcome.NotPlain _,
              Outcome.SyntaxError _,
              Outcome.MissingFunction _ ->
              true;
          case Outcome.Raised raised -> !raised.type().equals("RecursionError");
          case Outcome.AdapterRaised _,
              Outcome.LimitHit _,
              Outcome.Denied _,
              Outcome.EngineFault _ ->
              false;
        };
    return orderly && !meter.stackOverflowed() && guest.files().denied() == null;
  }

  private static Outcome nothing() {
    return new Outcome.Returned(new PyValue.None());
  }
}
