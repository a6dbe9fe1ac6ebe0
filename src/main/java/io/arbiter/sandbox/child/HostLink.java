package io.arbiter.sandbox.child;

import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.FrameReader;
import io.arbiter.sandbox.protocol.FrameWriter;
import io.arbiter.sandbox.protocol.ProtocolFault;
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
 * The child's end of the two pipes. Thread-safe: the main thread reads, the guest's thread and the
 * watchdog write.
 */
final class HostLink implements Reports {
  private final FrameReader reader;
  private final FrameWriter writer;

  /** The host sends one command at a time and waits, so this never holds more than one. */
  private final BlockingQueue<Frame.Command> commands = new LinkedBlockingQueue<>();

  private HostLink(InputStream in, OutputStream out) {
    reader = new FrameReader(in);
    writer = new FrameWriter(out);
  }

  /** Keeps the streams for frames alone: whoever prints to {@code System.out} prints to nothing. */
  static HostLink takeStandardStreams() {
    HostLink link =
        new HostLink(
            new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    System.setIn(InputStream.nullInputStream());
    System.setOut(nowhere);
    System.setErr(nowhere);
    return link;
  }

  /**
   * Ends the process at once: no shutdown hook, no finaliser, no lock of the guest's matters. The
   * host tells the reason from the last report, so the exit code says nothing.
   */
  static void halt() {
    Runtime.getRuntime().halt(1);
  }

  /** Reads commands until the host is gone, even while the guest runs; then ends the process. */
  void pump() {
    try {
      while (true) {
        if (!(reader.read() instanceof Frame.Command command)) {
          break;
        }
        commands.add(command);
      }
    } catch (IOException | ProtocolFault _) {
      // Nobody is left to tell.
    }
    halt();
  }

  /** The next command; blocks. */
  Frame.Command next() {
    while (true) {
      try {
        return commands.take();
      } catch (InterruptedException _) {
        // Nobody of ours interrupts this thread; a guest that does must not end the loop.
      }
    }
  }

  @Override
  public void send(Frame.Report report) {
    try {
      writer.write(report);
    } catch (IOException | ProtocolFault _) {
      halt();
    }
  }
}
