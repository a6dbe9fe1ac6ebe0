package io.arbiter.sandbox.child;

import io.arbiter.core.judging.PyValue;
import java.util.Collection;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * One context, for one submission. Confined to the thread that made it. Every method may run the
 * guest's code and throw what that throws, a {@link PolyglotException}.
 */
final class Guest implements AutoCloseable {
  private final Context context;
  private final GuestInput input;
  private final GuestOutput output;
  private final DenyingFileSystem files;
  private final Prelude prelude;
  private final Arguments arguments;
  private final Results results;
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

  Guest(Context context, GuestInput input, GuestOutput output, DenyingFileSystem files) {
    this.context = context;
    this.input = input;
    this.output = output;
    this.files = files;
    // Entered once, for as long as it lives: each use of a value would enter and leave again.
    context.enter();
    prelude = Prelude.run(context);
    arguments = new Arguments(prelude);
    results = new Results(prelude);
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
  }

  Prelude prelude() {
    return prelude;
  }

  GuestInput input() {
    return input;
  }

  GuestOutput output() {
    return output;
  }

  DenyingFileSystem files() {
    return files;
  }

  /** From now on {@code __name__} is "solution", so that the part for scripts is skipped. */
  void becomeModule() {
    prelude.get("become_module").executeVoid();
  }

  /**
   * Imports modules, so that the guest finds them there; those that do not exist it learns of. The
   * dicts of the standard library are plain data from then on.
   */
  void importAhead(Collection<String> modules) {
    results.addDicts(prelude.get("import_ahead").execute(modules.toArray()));
  }

  Value parse(String name, String text) {
    return context.parse(Source.newBuilder(Interpreter.PYTHON, text, name).buildLiteral());
  }

  /** The value of the last expression statement, or None. */
  Value run(Value parsed) {
    Value value = parsed.execute();
    boolean nothing = value.getMetaObject().equals(module) && value.equals(main);
    return nothing ? none : value;
  }

  /** What the module defines under a name, or null; no attribute hook of the module is asked. */
  @Nullable Value lookUp(String name) {
    Value found = get.execute(namespace, name);
    return found.isNull() ? null : found;
  }

  boolean isCallable(Value value) {
    return callable.execute(value).asBoolean();
  }

  Value[] build(List<PyValue> values) {
    return values.stream().map(arguments::build).toArray(Value[]::new);
  }

  /**
   * Calls through a frame of Python's: an endless recursion that the host enters without arguments
   * takes the engine minutes to unwind, since it looks for a caught exception in every frame.
   */
  Value call(Value callee, Value[] values) {
    @Nullable Object[] all = new Object[values.length + 1];
    all[0] = callee;
    System.arraycopy(values, 0, all, 1, values.length);
    return call.execute(all);
  }

  /** {@code list(value)}. */
  Value elements(Value value) {
    return list.execute(value);
  }

  /** The value as plain data. */
  PyValue read(Value value, long maxBytes) throws NotPlainException, TooLargeException {
    return results.read(value, maxBytes);
  }

  /** Sends on what is still in Python's own buffers. */
  void flush() {
    flush(flushOut);
    flush(flushErr);
    output.sendPending();
  }

  private static void flush(Value flush) {
    try {
      flush.executeVoid();
    } catch (PolyglotException _) {
      // The guest closed its own stream; there is nothing to send then.
    }
  }

  /**
   * Has the guest's thread leave whatever it runs, by an exception that no code of the guest's can
   * catch. May be called by any thread; blocks until this is closed.
   */
  void cancel() {
    context.close(true);
  }

  /** Ends what is left of the guest. */
  @Override
  public void close() {
    context.leave();
    context.close(true);
  }
}
