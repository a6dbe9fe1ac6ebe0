package io.arbiter.sandbox.child;

import io.arbiter.sandbox.kernel.Confinement;
import io.arbiter.sandbox.kernel.KernelException;
import io.arbiter.sandbox.kernel.Probe;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The child's entry point. {@code serve strict|lenient} serves submissions over stdin and stdout
 * until stdin ends. {@code unpack DIR} writes the Python home to a folder, {@code train} only warms
 * up, {@code describe} prints the engine's name, and {@code probe NAMES} locks the process and
 * tries the probes.
 */
public final class ChildMain {
  private ChildMain() {}

  public static void main(String[] args) throws IOException {
    switch (args[0]) {
      case "describe" -> System.out.println(new Interpreter().engineName());
      case "unpack" -> Interpreter.unpack(Path.of(args[1]));
      case "train" -> train();
      case "probe" -> System.exit(probe(args[1]));
      case "serve" -> serve(args[1].equals(ChildLauncher.STRICT));
      default -> throw new IllegalArgumentException("describe, unpack, train, probe or serve");
    }
  }

  private static void serve(boolean strict) {
    // For a developer who starts a child by hand; the host discards stderr.
    PrintStream diagnostics = System.err;
    HostLink link = new HostLink();
    Thread.setDefaultUncaughtExceptionHandler(
        (_, fault) -> {
          fault.printStackTrace(diagnostics);
          HostLink.halt();
        });
    Thread loop = new Thread(new SubmissionLoop(link, strict), "submissions");
    loop.setDaemon(true);
    loop.start();
    link.readCommands();
  }

  private static void train() {
    Interpreter interpreter = new Interpreter();
    Meter meter = Meter.watching(interpreter.steps(), _ -> {});
    SubmissionLoop.onGuestThread(
        () -> {
          WarmUp.train(interpreter, meter);
          return true;
        });
    try {
      Confinement.rehearse();
    } catch (KernelException _) {
      // The kernel lacks a layer; a child reports that when it starts.
    }
  }

  /**
   * Locks this process, then tries actions that the kernel must stop.
   *
   * @param names of the probes, separated by commas; only for the last one may the kernel kill the
   *     process
   * @return the number of probes that succeeded, as an exit code
   */
  private static int probe(String names) {
    List<Probe> probes = Arrays.stream(names.split(",")).map(Probe::valueOf).toList();
    try {
      Confinement.lock(true);
    } catch (KernelException _) {
      return probes.size();
    }
    return (int) probes.stream().filter(Probe::succeeds).count();
  }
}
