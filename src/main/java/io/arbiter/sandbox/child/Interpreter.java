package io.arbiter.sandbox.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Instrument;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.io.IOAccess;

/**
 * The engine, one for each child, and the policy of its contexts. {@code CONSTRAINED} makes the
 * engine itself refuse a context that could reach the host; it also forbids Python's own options,
 * whose defaults are what is wanted here: the Java emulation of the system calls, and no {@code
 * site} module.
 */
final class Interpreter {
  static final String PYTHON = "python";

  /** No host object is ever given to a guest, so nothing needs to be reachable on one. */
  private static final HostAccess NO_HOST_ACCESS =
      HostAccess.newBuilder().allowMutableTargetMappings().build();

  /** All that a guest can import; without it, each context parses the source of a module again. */
  private static final String COMPILE_LIBRARY =
      """
      import compileall, os, re
      compileall.compile_dir(
          os.path.dirname(os.__file__),
          quiet=2,
          rx=re.compile('/(test|idlelib|lib2to3|turtledemo|tkinter|msilib|pydoc_data|ensurepip)/'))
      """;

  private final Engine engine =
      Engine.newBuilder(PYTHON)
          .sandbox(SandboxPolicy.CONSTRAINED)
          .in(InputStream.nullInputStream())
          .out(OutputStream.nullOutputStream())
          .err(OutputStream.nullOutputStream())
          .logHandler(OutputStream.nullOutputStream())
          // It would go to the guest's output.
          .option("engine.WarnInterpreterOnly", "false")
          .build();

  private final StepCounter steps = stepCounter(engine);

  /**
   * Writes the Python home to a folder, which the engine then reads instead of its jar, with the
   * modules of the library compiled.
   */
  static void unpack(Path folder) throws IOException {
    Engine.copyResources(folder, PYTHON);
    System.setProperty("polyglot.engine.resourcePath", folder.toString());
    try (Context trusted =
        Context.newBuilder(PYTHON)
            .allowIO(IOAccess.ALL)
            .option("python.DontWriteBytecodeFlag", "false")
            .option("python.PosixModuleBackend", "java")
            .build()) {
      trusted.eval(PYTHON, COMPILE_LIBRARY);
    }
  }

  /** "GraalVM CE" when it compiles, "Interpreted" when it does not. */
  String engineName() {
    return engine.getImplementationName();
  }

  /** Whether the engine made this thread for compiling; it starts and ends those as it likes. */
  static boolean isCompiler(Thread thread) {
    return thread.getName().startsWith("TruffleCompiler");
  }

  StepCounter steps() {
    return steps;
  }

  /** Asking for the instrument's service is what switches it on. */
  private static StepCounter stepCounter(Engine engine) {
    Instrument instrument = engine.getInstruments().get(StepCounter.ID);
    if (instrument == null) {
      throw new IllegalStateException("the step counter is not registered");
    }
    return instrument.lookup(StepCounter.class);
  }

  /** A fresh context, ready to run a source. To be used and closed on the calling thread. */
  Guest newGuest(Meter meter, Reports host) {
    GuestInput input = new GuestInput();
    GuestOutput output = new GuestOutput(meter, host);
    DenyingFileSystem files = new DenyingFileSystem();
    Context context =
        Context.newBuilder(PYTHON)
            .engine(engine)
            .sandbox(SandboxPolicy.CONSTRAINED)
            .in(input)
            .out(output)
            .err(output)
            .allowHostAccess(NO_HOST_ACCESS)
            .allowPolyglotAccess(PolyglotAccess.NONE)
            .allowIO(
                IOAccess.newBuilder()
                    .fileSystem(FileSystem.allowInternalResourceAccess(files))
                    .build())
            .allowCreateThread(false)
            .allowCreateProcess(false)
            .allowNativeAccess(false)
            .build();
    Guest guest = new Guest(context, input, output, files);
    steps.depth().attach();
    return guest;
  }
}
