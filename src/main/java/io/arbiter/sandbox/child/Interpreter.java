package io.arbiter.sandbox.child;

import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.sandbox.protocol.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Instrument;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.io.IOAccess;
import org.jspecify.annotations.Nullable;

/**
 * The child's only engine, and the policy of its contexts. With the policy {@code CONSTRAINED} the
 * engine itself refuses a context that could reach the host. The policy also forbids Python's own
 * options, but their defaults are right: system calls are emulated in Java, and there is no {@code
 * site} module.
 */
final class Interpreter {
  /** The system property that tells the engine where its files are. */
  private static final String RESOURCES = "polyglot.engine.resourcePath";

  /**
   * Compiles all modules that a guest can import; otherwise each context parses their sources
   * again. Guests can read the code, which must not name the host's folder; an import puts the path
   * of the source in its place.
   */
  private static final String COMPILE_LIBRARY =
      """
      import compileall, os, re
      compileall.compile_dir(
          os.path.dirname(os.__file__),
          ddir='/lib',
          quiet=2,
          rx=re.compile('/(test|idlelib|lib2to3|turtledemo|tkinter|msilib|pydoc_data|ensurepip)/'))
      """;

  /**
   * Reads the code of all modules that are compiled within the engine. Imports none of them before,
   * because the engine changes the code of a module while it runs.
   */
  private static final String READ_FROZEN_LIBRARY =
      """
      import _imp, posix, sys
      def read(folder, package):
          for entry in posix.scandir(folder):
              module = package + entry.name
              if entry.is_dir():
                  read(entry.path, module + '.')
              elif module.endswith('.py'):
                  module = module[:-3].removesuffix('.__init__')
                  if _imp.is_frozen(module):
                      _imp.get_frozen_object(module)
      for folder in sys.path:
          read(folder, '')
      """;

  /** Reads the code of all modules that {@link #COMPILE_LIBRARY} has compiled. */
  private static final String READ_COMPILED_LIBRARY =
      """
      import marshal, os
      for folder, _, files in os.walk(os.path.dirname(os.__file__)):
          for name in files:
              if name.endswith('.pyc'):
                  with open(os.path.join(folder, name), 'rb') as file:
                      marshal.loads(file.read()[16:])
      """;

  private final Engine engine =
      Engine.newBuilder(PythonGuest.ID, JavaScriptGuest.ID)
          .sandbox(SandboxPolicy.CONSTRAINED)
          .in(InputStream.nullInputStream())
          .out(OutputStream.nullOutputStream())
          .err(OutputStream.nullOutputStream())
          .logHandler(OutputStream.nullOutputStream())
          // The warning would go to the guest's output.
          .option("engine.WarnInterpreterOnly", "false")
          .build();

  private final StepCounter steps = stepCounter(engine);

  Interpreter() {
    @Nullable String resources = System.getProperty(RESOURCES);
    if (resources != null) {
      LibraryCode.readList(Path.of(resources));
    }
  }

  /**
   * Writes the Python home to a folder and compiles the library's modules there. The engine then
   * reads the folder instead of its jar.
   */
  public static void unpack(Path folder) throws IOException {
    Engine.copyResources(folder, PythonGuest.ID);
    System.setProperty(RESOURCES, folder.toString());
    try (Context trusted =
        Context.newBuilder(PythonGuest.ID)
            .allowIO(IOAccess.ALL)
            .option("python.DontWriteBytecodeFlag", "false")
            .option("python.PosixModuleBackend", "java")
            .build()) {
      LibraryCode.list(() -> trusted.eval(PythonGuest.ID, READ_FROZEN_LIBRARY));
      trusted.eval(PythonGuest.ID, Prelude.text("late_imports.py"));
      trusted.eval(PythonGuest.ID, COMPILE_LIBRARY);
      LibraryCode.list(() -> trusted.eval(PythonGuest.ID, READ_COMPILED_LIBRARY));
      LibraryCode.writeList(folder);
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
  public Guest newGuest(ProgrammingLanguage language, Meter meter, Consumer<Frame.Report> host) {
    return Guest.of(language, engine, meter, host);
  }
}
