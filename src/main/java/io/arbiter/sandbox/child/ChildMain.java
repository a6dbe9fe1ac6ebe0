package io.arbiter.sandbox.child;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * The child's entry point. {@code unpack DIR} writes the Python home to a folder, {@code train}
 * only warms up and {@code describe} prints the engine's name, all for the host's own use; {@code
 * serve strict|lenient} serves submissions over stdin and stdout until stdin ends, and {@code probe
 * NAME} tries its own walls.
 */
public final class ChildMain {
  private ChildMain() {}

  public static void main(String[] args) throws IOException {
    switch (args[0]) {
      case "describe" -> System.out.println(new Interpreter().engineName());
      case "unpack" -> Interpreter.unpack(Path.of(args[1]));
      case "train" -> train();
      case "probe" -> System.exit(Lock.probe(args[1]));
      case "serve" -> serve(args[1].equals(ChildLauncher.STRICT));
      default -> throw new IllegalArgumentException("describe, unpack, train, probe or serve");
    }
  }

  private static void serve(boolean strict) {
    // For whoever starts a child by hand; the host discards it.
    PrintStream diagnostics = System.err;
    HostLink link = HostLink.takeStandardStreams();
    Thread.setDefaultUncaughtExceptionHandler(
        (_, fault) -> {
          fault.printStackTrace(diagnostics);
          HostLink.halt();
        });
    Thread keeper = new Thread(new Keeper(link, strict), "keeper");
    keeper.setDaemon(true);
    keeper.start();
    link.pump();
  }

  /** On the main thread: how deep it can go does not matter here. */
  private static void train() {
    Interpreter interpreter = new Interpreter();
    Meter meter = Meter.watching(interpreter.steps(), _ -> {});
    WarmUp.run(interpreter, meter);
    // Once more, with the compiler.
    WarmUp.run(interpreter, meter);
    Lock.rehearse();
  }
}
