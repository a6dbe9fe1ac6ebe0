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
  private final ExceptionClassifier exceptions;
  private String source = "";
  private boolean elements;
  private @Nullable Adapter adapter;
  private @Nullable Value function;
  private @Nullable Tracer tracer;
  private Aftermath aftermath = Aftermath.NONE;

  Session(Guest guest, Meter meter) {
    this.guest = guest;
    this.meter = meter;
    this.exceptions = new ExceptionClassifier(guest, meter);
  }

  /**
   * Compiles and runs the source, then looks for the function. Of a script, the outcome is what it
   * printed to stdout. The standard library's modules are imported before the measurement starts,
   * because their slow import is the engine's fault, not the player's.
   */
  Frame.Reply load(Program program) {
    source = program.source();
    elements = program.elements();
    boolean script = program.function() == null;
    guest.input().give(program.input().stdin());
    guest.output().show(program.showOutput());
    if (script) {
      guest.becomeProgram(program.input().seed());
    } else {
      guest.becomeModule(program.input().seed());
    }
    try {
      guest.importAhead(Imports.in(source));
      if (program.adapter() != null) {
        guest.importAhead(Imports.in(program.adapter()));
      }
    } catch (PolyglotException e) {
      return new Frame.Reply(
          new Outcome.EngineFault("an import: " + e.getMessage()), Usage.NONE, Aftermath.END);
    }
    meter.beginSubmission(program.budget(), guest::cancel);
    return measured(
        () -> loaded(program), outcome -> script && isEnd(outcome) ? printed() : outcome);
  }

  private Outcome loaded(Program program) {
    if (program.adapter() != null) {
      adapter = new Adapter(guest, exceptions, program.adapter());
      @Nullable Outcome unfit = adapter.load(source);
      if (unfit != null) {
        return unfit;
      }
    }
    Value parsed;
    try {
      parsed = guest.parse(Traceback.FILE, source);
    } catch (PolyglotException e) {
      return exceptions.whileParsing(e, source);
    }
    guest.run(parsed);
    return program.function() == null ? nothing() : lookUp(program.function());
  }

  /** Whether a script came to its end, also by {@code sys.exit(0)}. */
  private boolean isEnd(Outcome outcome) {
    return outcome instanceof Outcome.Returned
        || (outcome instanceof Outcome.Raised && exceptions.isNormalEnd());
  }

  private Outcome printed() {
    return new Outcome.Returned(new PyValue.Str(guest.output().text()));
  }

  /** Calls the function with fresh objects; building them does not count as the guest's time. */
  Frame.Reply call(Frame.Call call) {
    @Nullable Value callee = function;
    if (callee == null) {
      return measured(() -> new Outcome.EngineFault("a call before the source was loaded"));
    }
    Value[] arguments;
    try {
      arguments = guest.build(call.arguments());
    } catch (PolyglotException e) {
      return measured(() -> new Outcome.EngineFault("the arguments: " + e.getMessage()));
    }
    return measured(
        () -> {
          if (adapter != null) {
            return adapter.call(callee, arguments, this::readResult, source);
          }
          return readResult(guest.call(callee, arguments));
        });
  }

  Frame.Reply evaluate(Frame.Evaluate evaluate) {
    return measured(
        () -> {
          Value parsed;
          try {
            parsed = guest.parse("test", evaluate.code());
          } catch (PolyglotException e) {
            return exceptions.whileParsing(e, evaluate.code());
          }
          return readResult(guest.run(parsed));
        });
  }

  private Frame.Reply measured(Supplier<Outcome> step) {
    return measured(step, outcome -> outcome);
  }

  /**
   * @param result makes the outcome, when all output is there
   */
  private Frame.Reply measured(Supplier<Outcome> step, UnaryOperator<Outcome> result) {
    meter.start();
    Outcome outcome = nothing();
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
      return new Outcome.Raised("RecursionError", "maximum recursion depth exceeded", null);
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
      return exceptions.whileRunning(e, source);
    } catch (PolyglotException | StackOverflowError _) {
      return new Outcome.Raised("Exception", "", null);
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
    Value result = elements ? guest.elements(value) : value;
    try {
      return new Outcome.Returned(guest.read(result, meter.limits().outputBytes()));
    } catch (ResultReader.Unreadable e) {
      return e.outcome;
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
        meter.stackOverflowed() || guest.files().denied() != null || exceptions.isNormalEnd();
    return disturbed ? ofOutcome.worse(Aftermath.EXAMINE) : ofOutcome;
  }

  private static Outcome nothing() {
    return new Outcome.Returned(new PyValue.None());
  }
}
