package io.arbiter.sandbox.child;

import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.FrameReader;
import io.arbiter.sandbox.protocol.FrameWriter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The child's end of the two pipes to the host. Thread-safe: the main thread reads; the guest's
 * thread and the watchdog write.
 */
final class HostLink {
  private final FrameReader reader = new FrameReader(new FileInputStream(FileDescriptor.in));
  private final FrameWriter writer = new FrameWriter(new FileOutputStream(FileDescriptor.out));

  /** Holds two commands at most, because the host waits for each reply; only a stop comes early. */
  private final BlockingQueue<Frame.Command> commands = new LinkedBlockingQueue<>();

  private volatile Runnable onStop = () -> {};

  /**
   * Takes the standard streams for frames; {@code System.out} and {@code System.err} then go
   * nowhere.
   */
  HostLink() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    System.setIn(InputStream.nullInputStream());
    System.setOut(nowhere);
    System.setErr(nowhere);
  }

  /**
   * Ends the process at once: no shutdown hook, finaliser or lock of the guest can delay it. The
   * exit code has no meaning; the host reads the reason from the last report.
   */
  public static void halt() {
    Runtime.getRuntime().halt(1);
  }

  /** Registers what a {@link Frame.Stop} does at once, beside the guest that runs. */
  public void onStop(Runnable action) {
    onStop = action;
  }

  /** Reads commands, also while the guest runs, until the host is gone; then ends the process. */
  public void readCommands() {
    try {
      while (true) {
        if (!(reader.read() instanceof Frame.Command command)) {
          break;
        }
        if (command instanceof Frame.Stop) {
          onStop.run();
        }
        commands.add(command);
      }
    } catch (IOException _) {
      // The host is gone, so there is nobody to report to.
    }
    halt();
  }

  public Frame.Command next() {
    while (true) {
      try {
        return commands.take();
      } catch (InterruptedException _) {
        // Arbiter never interrupts this thread; if a guest does, the loop must continue.
      }
    }
  }

  void send(Frame.Report report) {
    try {
      writer.write(report);
    } catch (IOException _) {
      halt();
    }
  }
}
