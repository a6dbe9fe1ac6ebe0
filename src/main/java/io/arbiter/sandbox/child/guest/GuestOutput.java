package io.arbiter.sandbox.child.guest;

import io.arbiter.sandbox.child.meter.Meter;
import io.arbiter.sandbox.child.meter.ReportSink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.arbiter.sandbox.protocol.Frame;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/**
 * The guest's stdout and stderr. Counts every byte, and sends the text to the host in pieces if it
 * is to be shown. Only the guest's thread uses this class.
 */
public final class GuestOutput extends OutputStream {
  /**
   * Small enough to show the progress of a program, large enough to avoid a frame for each
   * character.
   */
  private static final int PIECE_BYTES = 1024;

  private final Meter meter;
  private final ReportSink host;
  private final CharsetDecoder decoder =
      UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final ByteBuffer pending = ByteBuffer.allocate(PIECE_BYTES);
  private boolean shown;

  GuestOutput(Meter meter, ReportSink host) {
    this.meter = meter;
    this.host = host;
  }

  public void show(boolean show) {
    shown = show;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (!meter.countPrinted(length) || !shown) {
      return;
    }
    for (int i = offset; i < offset + length; i++) {
      pending.put(bytes[i]);
      if (bytes[i] == '\n' || !pending.hasRemaining()) {
        sendPending();
      }
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
      host.send(new Frame.Output(text.toString()));
    }
  }
}
