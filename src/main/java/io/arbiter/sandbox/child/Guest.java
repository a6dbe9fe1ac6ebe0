package io.arbiter.sandbox.child;

import io.arbiter.core.judging.test.PyValue;
import java.util.Collection;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * One Python context for one submission. Confined to the thread that made it. Every method may run
 * the guest's code and throw a {@link PolyglotException} from it.
 */
final class Guest implements AutoCloseable {
  private final Context context;
  private final GuestInput input;
  private final GuestOutput output;
  private final DenyingFileSystem files;
  private final Prelude prelude;
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

  Guest(Context context, GuestInput input, GuestOutput output, DenyingFileSystem files) {
    this.context = context;
    this.input = input;
    this.output = output;
    this.files = files;
    // Entered once for its whole life; otherwise each use of a value enters and leaves the context.
    context.enter();
    prelude = Prelude.run(context);
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

  public GuestInput input() {
    return input;
  }

  public GuestOutput output() {
    return output;
  }

  public DenyingFileSystem files() {
    return files;
  }

  /**
   * Sets {@code __name__} to "solution", so that the code under {@code if __name__ == "__main__"}
   * is skipped.
   *
   * @param seed of the chance in the code
   */
  public void becomeModule(long seed) {
    prelude.get("become_module").executeVoid(seed);
  }

  /** Lets a script end with {@code exit()}; from now on its stdout is kept. */
  public void becomeProgram(long seed) {
    prelude.get("become_program").executeVoid(seed);
    output.keep();
  }

  /**
   * Imports modules before the guest does. Modules that do not exist are skipped; the guest gets
   * the error itself. From then on the dict types of the module {@code collections} count as plain
   * data.
   */
  public void importAhead(Collection<String> modules) {
    results.addDicts(prelude.get("import_ahead").execute(modules.toArray()));
  }

  public Value parse(String name, String text) {
    return context.parse(Source.newBuilder(Interpreter.PYTHON, text, name).buildLiteral());
  }

  /** Runs parsed code; returns the value of the last expression statement, or None. */
  public Value run(Value parsed) {
    Value value = parsed.execute();
    boolean nothing = value.getMetaObject().equals(module) && value.equals(main);
    return nothing ? none : value;
  }

  /** What the module defines under a name, or null; runs no attribute hook of the module. */
  public @Nullable Value lookUp(String name) {
    Value found = get.execute(namespace, name);
    return found.isNull() ? null : found;
  }

  public boolean isCallable(Value value) {
    return callable.execute(value).asBoolean();
  }

  /**
   * Builds values. No code of the guest runs while they are built: if the guest has set a trace
   * function in spite of the refusal, the function is removed first.
   */
  public Value[] build(List<PyValue> values) {
    setTrace.executeVoid(none);
    setProfile.executeVoid(none);
    return values.stream().map(arguments::build).toArray(Value[]::new);
  }

  /**
   * Calls the function through a Python frame. If the host calls it directly without arguments and
   * the recursion is endless, the engine takes minutes to unwind: it looks for a caught exception
   * in every frame.
   */
  public Value call(Value callee, Value[] values) {
    @Nullable Object[] all = new Object[values.length + 1];
    all[0] = callee;
    System.arraycopy(values, 0, all, 1, values.length);
    return call.execute(all);
  }

  public Value elements(Value value) {
    return list.execute(value);
  }

  public PyValue read(Value value, long maxBytes) throws ResultReader.Unreadable {
    return results.read(value, maxBytes);
  }

  /** Sends the text that is still in Python's own buffers. */
  public void flush() {
    flush(flushOut);
    flush(flushErr);
    output.sendPending();
  }

  private static void flush(Value flush) {
    try {
      flush.executeVoid();
    } catch (PolyglotException _) {
      // The guest closed its own stream, so there is nothing to send.
    }
  }

  /**
   * Stops the guest's code with an exception that the guest cannot catch. Any thread may call this;
   * it blocks until the guest is closed.
   */
  public void cancel() {
    context.close(true);
  }

  @Override
  public void close() {
    context.leave();
    context.close(true);
  }
}
