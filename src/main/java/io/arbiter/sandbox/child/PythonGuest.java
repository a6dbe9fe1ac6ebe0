package io.arbiter.sandbox.child;

import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** A guest in Python. */
final class PythonGuest extends Guest {
  static final String ID = "python";

  private final Prelude prelude;
  private final PythonExceptions exceptions;
  private final ArgumentBuilder arguments;
  private final ResultReader results;
  private final Value namespace;
  private final Value get;
  private final Value callable;
  private final Value call;
  private final Value none;
  private final Value main;
  private final Value module;
  private final Value list;
  private final Value flushOut;
  private final Value flushErr;
  private final Value setTrace;
  private final Value setProfile;
  private String source = "";
  private boolean elements;
  private @Nullable Adapter adapter;
  private @Nullable Value function;

  PythonGuest(Surroundings surroundings) {
    super(surroundings, surroundings.context(ID).build());
    prelude = Prelude.run(context());
    meter().depth().attachPython();
    exceptions = new PythonExceptions(this);
    arguments = new ArgumentBuilder(prelude);
    results = new ResultReader(prelude);
    namespace = prelude.get("namespace");
    get = prelude.get("get");
    callable = prelude.get("callable");
    call = prelude.get("call");
    none = prelude.get("None");
    main = prelude.get("main");
    module = prelude.get("module");
    list = prelude.get("list");
    flushOut = prelude.get("flush_out");
    flushErr = prelude.get("flush_err");
    setTrace = prelude.get("set_trace");
    setProfile = prelude.get("set_profile");
  }

  public Prelude prelude() {
    return prelude;
  }

  @Override
  void prepare(Program program) {
    source = program.source();
    elements = program.elements();
    input().give(program.input().stdin());
    if (program.function() == null) {
      becomeProgram(program.input().seed());
    } else {
      becomeModule(program.input().seed());
    }
    // The slow import is the engine's fault, not the player's.
    importAhead(Imports.in(source));
    if (program.adapter() != null) {
      importAhead(Imports.in(program.adapter()));
    }
  }

  @Override
  Outcome load(Program program) {
    if (program.adapter() != null) {
      adapter = new Adapter(this, exceptions, program.adapter());
      @Nullable Outcome unfit = adapter.load(source);
      if (unfit != null) {
        return unfit;
      }
    }
    Value parsed;
    try {
      parsed = parse(Traceback.FILE, source);
    } catch (PolyglotException e) {
      return exceptions.whileParsing(e, source);
    }
    run(parsed);
    return program.function() == null ? nothing() : lookUp(program.function());
  }

  @Override
  Outcome call(Value[] arguments) {
    Value callee = Objects.requireNonNull(function, "a call before the source was loaded");
    return adapter != null
        ? adapter.call(callee, arguments, this::readResult, source)
        : readResult(call(callee, arguments));
  }

  @Override
  Outcome evaluate(String code) {
    Value parsed;
    try {
      parsed = parse("test", code);
    } catch (PolyglotException e) {
      return exceptions.whileParsing(e, code);
    }
    return readResult(run(parsed));
  }

  @Override
  Outcome failure(PolyglotException e) {
    return exceptions.whileRunning(e, source);
  }

  @Override
  Outcome stackOverflow() {
    return exceptions.overflow("");
  }

  @Override
  boolean hasExited() {
    return exceptions.isNormalEnd();
  }

  private Outcome lookUp(String name) {
    Value found = get.execute(namespace, name);
    if (found.isNull()) {
      return new Outcome.MissingFunction("the source does not define " + name);
    }
    if (!callable.execute(found).asBoolean()) {
      return new Outcome.MissingFunction(name + " is not a function");
    }
    function = found;
    return nothing();
  }

  private Outcome readResult(Value value) {
    Value result = elements ? list.execute(value) : value;
    try {
      return new Outcome.Returned(results.read(result, maxResultBytes()));
    } catch (ResultReader.Unreadable e) {
      return e.outcome;
    }
  }

  /**
   * Sets {@code __name__} to "solution", so that the code under {@code if __name__ == "__main__"}
   * is skipped.
   *
   * @param seed of the chance in the code
   */
  private void becomeModule(long seed) {
    prelude.get("become_module").executeVoid(seed);
  }

  /** Lets a script end with {@code exit()}; from now on its stdout is kept. */
  private void becomeProgram(long seed) {
    prelude.get("become_program").executeVoid(seed);
    output().keep();
  }

  /**
   * Imports modules before the guest does. Modules that do not exist are skipped; the guest gets
   * the error itself. From then on the dict types of the module {@code collections} count as plain
   * data.
   */
  private void importAhead(Collection<String> modules) {
    results.addDicts(prelude.get("import_ahead").execute(modules.toArray()));
  }

  Value parse(String name, String text) {
    // Parsed once; the engine would keep it until some hundred guests later.
    return context().parse(Source.newBuilder(ID, text, name).cached(false).buildLiteral());
  }

  /** Runs parsed code; returns the value of the last expression statement, or None. */
  private Value run(Value parsed) {
    Value value = parsed.execute();
    boolean nothing = value.getMetaObject().equals(module) && value.equals(main);
    return nothing ? none : value;
  }

  /**
   * Builds values. No code of the guest runs while they are built: if the guest has set a trace
   * function in spite of the refusal, the function is removed first.
   */
  @Override
  Value[] build(List<PyValue> values) {
    setTrace.executeVoid(none);
    setProfile.executeVoid(none);
    return values.stream().map(arguments::build).toArray(Value[]::new);
  }

  /**
   * Calls the function through a Python frame. If the host calls it directly without arguments and
   * the recursion is endless, the engine takes minutes to unwind: it looks for a caught exception
   * in every frame.
   */
  private Value call(Value callee, Value[] values) {
    @Nullable Object[] all = new Object[values.length + 1];
    all[0] = callee;
    System.arraycopy(values, 0, all, 1, values.length);
    return call.execute(all);
  }

  @Override
  void flush() {
    flush(flushOut);
    flush(flushErr);
    super.flush();
  }

  private static void flush(Value flush) {
    try {
      flush.executeVoid();
    } catch (PolyglotException _) {
      // The guest closed its own stream, so there is nothing to send.
    }
  }
}
