package io.arbiter.sandbox.child;

import io.arbiter.sandbox.protocol.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Instrument;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.io.IOAccess;

/**
 * The child's only engine, and the policy of its contexts. With the policy {@code CONSTRAINED} the
 * engine itself refuses a context that could reach the host. The policy also forbids Python's own
 * options, but their defaults are right: system calls are emulated in Java, and there is no {@code
 * site} module.
 */
final class Interpreter {
  static final String PYTHON = "python";

  /** A guest never gets a host object, so no member of one needs to be accessible. */
  private static final HostAccess NO_HOST_ACCESS =
      HostAccess.newBuilder().allowMutableTargetMappings().build();

  /**
   * Compiles all modules that a guest can import; otherwise each context parses their sources
   * again.
   */
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
          // The warning would go to the guest's output.
          .option("engine.WarnInterpreterOnly", "false")
          .build();

  private final StepCounter steps = stepCounter(engine);

  /**
   * Writes the Python home to a folder and compiles the library's modules there. The engine then
   * reads the folder instead of its jar.
   */
  public static void unpack(Path folder) throws IOException {
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

  /** "GraalVM CE" with a compiler, "Interpreted" without. */
  public String engineName() {
    return engine.getImplementationName();
  }

  public StepCounter steps() {
    return steps;
  }

  /** The look-up of the instrument's service also switches the instrument on. */
  private static StepCounter stepCounter(Engine engine) {
    Instrument instrument = engine.getInstruments().get(StepCounter.ID);
    if (instrument == null) {
      throw new IllegalStateException("the step counter is not registered");
    }
    return instrument.lookup(StepCounter.class);
  }

  /** Makes a fresh context, ready to run a source. Use and close it on the calling thread. */
  public Guest newGuest(Meter meter, Consumer<Frame.Report> host) {
    GuestInput input = new GuestInput();
    GuestOutput output = new GuestOutput(meter, host);
    DenyingFileSystem files = new DenyingFileSystem();
    Context context =
        Context.newBuilder(PYTHON)
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
            .allowNativeAccess(false)
            .build();
    Guest guest = new Guest(context, input, output, files);
    steps.depth().attach();
    return guest;
  }
}
