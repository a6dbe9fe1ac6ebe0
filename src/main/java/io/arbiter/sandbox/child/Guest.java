package io.arbiter.sandbox.child;

import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.util.List;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.io.IOAccess;

/**
 * One context for one submission, and what its language does there. Confined to the thread that
 * made it. Every method may run the guest's code and throw a {@link PolyglotException} from it.
 */
abstract sealed class Guest implements AutoCloseable permits PythonGuest, JavaScriptGuest {
  /** A guest never gets a host object, so no member of one needs to be accessible. */
  private static final HostAccess NO_HOST_ACCESS =
      HostAccess.newBuilder().allowMutableTargetMappings().build();

  private final Context context;

  /** What a context gets from the child. */
  record Surroundings(
      Engine engine, Meter meter, GuestInput input, GuestOutput output, DenyingFileSystem files) {
    /** Builds a context that can reach nothing else. */
    Context.Builder context(String language) {
      return Context.newBuilder(language)
          .engine(engine)
          .sandbox(SandboxPolicy.CONSTRAINED)
          .in(input)
          .out(output.stdout())
          .err(output.stderr())
          .allowHostAccess(NO_HOST_ACCESS)
          .allowPolyglotAccess(PolyglotAccess.NONE)
          .allowIO(
              IOAccess.newBuilder()
                  .fileSystem(FileSystem.allowInternalResourceAccess(files))
                  .build())
          .allowCreateThread(false)
          .allowCreateProcess(false)
          .allowNativeAccess(false);
    }
  }

  private final Surroundings surroundings;

  Guest(Surroundings surroundings, Context context) {
    this.surroundings = surroundings;
    this.context = context;
    // Entered once for its whole life; otherwise each use of a value enters and leaves the context.
    context.enter();
  }

  /** Makes a fresh context, ready to run a source. Use and close it on the calling thread. */
  static Guest of(
      ProgrammingLanguage language, Engine engine, Meter meter, Consumer<Frame.Report> host) {
    Surroundings surroundings =
        new Surroundings(
            engine, meter, new GuestInput(), new GuestOutput(meter, host), new DenyingFileSystem());
    return switch (language) {
      case PYTHON -> new PythonGuest(surroundings);
      case JAVASCRIPT -> new JavaScriptGuest(surroundings);
    };
  }

  final Context context() {
    return context;
  }

  final Meter meter() {
    return surroundings.meter;
  }

  final GuestInput input() {
    return surroundings.input;
  }

  final GuestOutput output() {
    return surroundings.output;
  }

  final DenyingFileSystem files() {
    return surroundings.files;
  }

  final long maxResultBytes() {
    return meter().limits().outputBytes();
  }

  /** Gets ready for a program, before the measurement starts. */
  abstract void prepare(Program program);

  /** Compiles and runs the source, then looks for the function. */
  abstract Outcome load(Program program);

  /** Builds the arguments of a call. No code of the guest runs meanwhile. */
  abstract Value[] build(List<PyValue> values);

  /** Calls the function and reads its result. */
  abstract Outcome call(Value[] arguments);

  /** Runs code that belongs to the source, and reads its value. */
  abstract Outcome evaluate(String code);

  /** What an exception means that left the guest's code. */
  abstract Outcome failure(PolyglotException e);

  /** What it means that the engine ran out of stack. */
  abstract Outcome stackOverflow();

  /** Whether the program has ended itself as a program may. */
  abstract boolean hasExited();

  /** Sends the text that is still in the language's own buffers. */
  void flush() {
    output().sendPending();
  }

  /**
   * Stops the guest's code with an exception that the guest cannot catch. Any thread may call this;
   * it blocks until the guest is closed.
   */
  final void cancel() {
    context.close(true);
  }

  @Override
  public final void close() {
    context.leave();
    context.close(true);
  }

  static Outcome nothing() {
    return new Outcome.Returned(new PyValue.None());
  }
}
