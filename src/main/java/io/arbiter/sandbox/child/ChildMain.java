package io.arbiter.sandbox.child;

import io.arbiter.sandbox.protocol.Frame;
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
  /** Room for some 50,000 Python frames; with the 1 MB of a plain thread 200 are too many. */
  private static final long GUEST_STACK_BYTES = 64L << 20;

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
    Thread guest = new Thread(null, () -> serve(link, strict), "guest", GUEST_STACK_BYTES);
    guest.setUncaughtExceptionHandler(
        (_, fault) -> {
          fault.printStackTrace(diagnostics);
          HostLink.halt();
        });
    guest.setDaemon(true);
    guest.start();
    link.pump();
  }

  /** On the main thread: how deep it can go does not matter here. */
  private static void train() {
    Interpreter interpreter = new Interpreter();
    Meter meter = Meter.watching(Thread.currentThread(), interpreter.steps(), _ -> {});
    WarmUp.run(interpreter, meter);
    // Once more, with the compiler.
    WarmUp.run(interpreter, meter);
    Lock.rehearse();
  }

  private static void serve(HostLink link, boolean strict) {
    link.send(new Frame.Reached(Frame.Stage.BOOT));
    HostProperties.hide();
    Interpreter interpreter = new Interpreter();
    Meter meter = Meter.watching(Thread.currentThread(), interpreter.steps(), link);
    WarmUp.run(interpreter, meter);
    link.send(new Frame.Reached(Frame.Stage.WARM));
    Lock.close(link, strict);
    while (true) {
      meter.rest();
      try (Guest guest = interpreter.newGuest(meter, link)) {
        meter.rebase();
        link.send(new Frame.Reached(Frame.Stage.READY));
        serve(link, new Session(guest, meter));
      }
    }
  }

  /** One submission. */
  private static void serve(HostLink link, Session session) {
    while (true) {
      switch (link.next()) {
        case Frame.Load load -> link.send(session.load(load));
        case Frame.Call call -> link.send(session.call(call));
        case Frame.Evaluate evaluate -> link.send(session.evaluate(evaluate));
        case Frame.Finish _ -> {
          return;
        }
      }
    }
  }
}
