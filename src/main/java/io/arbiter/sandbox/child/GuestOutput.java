package io.arbiter.sandbox.child;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.arbiter.sandbox.protocol.Frame;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The guest's stdout and stderr. Counts every byte of both, and sends the text to the host in
 * pieces if it is to be shown. Keeps the stdout of a script. Only the guest's thread uses this
 * class.
 */
final class GuestOutput {
  /**
   * Small enough to show the progress of a program, large enough to avoid a frame for each
   * character.
   */
  private static final int PIECE_BYTES = 1024;

  /**
   * A text without a newline, such as a dot of progress, is sent at once if nothing was sent for
   * this long. So it shows while the program works, and a program that prints quickly still sends
   * few frames.
   */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /**
   * Pieces of a run that a newline ends. Further newlines wait for a full piece or for the pause,
   * so that a program that prints many short lines sends few frames.
   */
  private static final int LINES_AT_ONCE = 200;

  /** The bytes of a character in UTF-8 after the first one are 10xxxxxx. */
  private static final int CONTINUATION = 0x80;

  private static final int CONTINUATION_MASK = 0xc0;

  private final Meter meter;
  private final Consumer<Frame.Report> host;
  private final CharsetDecoder decoder =
      UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final ByteBuffer pending = ByteBuffer.allocate(PIECE_BYTES);
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private boolean shown;
  private boolean keeps;
  private int printed;
  private int sent;
  private long lastSent = System.nanoTime() - PAUSE_NANOS;

  GuestOutput(Meter meter, Consumer<Frame.Report> host) {
    this.meter = meter;
    this.host = host;
  }

  public void show(boolean show) {
    shown = show;
    sent = 0;
  }

  /** Keeps what is written to stdout from now on. The output limit bounds it. */
  public void keep() {
    keeps = true;
  }

  /** What was kept; bytes that are not UTF-8 are replaced. */
  public String text() {
    return kept.toString(UTF_8);
  }

  /** Number of characters that were shown so far. */
  int printed() {
    return printed;
  }

  OutputStream stdout() {
    return new Stream(true);
  }

  OutputStream stderr() {
    return new Stream(false);
  }

  private final class Stream extends OutputStream {
    private final boolean stdout;

    private Stream(boolean stdout) {
      this.stdout = stdout;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      if (!meter.countPrinted(length)) {
        return;
      }
      if (stdout && keeps) {
        kept.write(bytes, offset, length);
      }
      print(bytes, offset, length);
    }
  }

  private void print(byte[] bytes, int offset, int length) {
    if (!shown) {
      return;
    }
    for (int i = offset; i < offset + length; i++) {
      if ((bytes[i] & CONTINUATION_MASK) != CONTINUATION) {
        printed++;
      }
      pending.put(bytes[i]);
      if (!pending.hasRemaining() || bytes[i] == '\n' && sent < LINES_AT_ONCE) {
        sendPending();
      }
    }
    if (System.nanoTime() - lastSent >= PAUSE_NANOS) {
      sendPending();
    }
  }

  /** Sends the rest of the text; called before an outcome is reported. */
  void sendPending() {
    pending.flip();
    CharBuffer text = CharBuffer.allocate(PIECE_BYTES);
    // Half a character stays in the buffer until its other bytes arrive.
    decoder.decode(pending, text, false);
    pending.compact();
    if (text.flip().hasRemaining()) {
      host.accept(new Frame.Output(text.toString()));
      lastSent = System.nanoTime();
      sent++;
    }
  }
}
