package io.arbiter.sandbox.child;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.arbiter.sandbox.protocol.Frame;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/**
 * Where {@code print} goes, stdout and stderr alike. Every byte is counted; the text is sent on, in
 * pieces, only when it is to be shown. Used by the guest's thread alone.
 */
final class GuestOutput extends OutputStream {
  /** Small enough to see a program at work, large enough not to pay for a frame a character. */
  private static final int PIECE_BYTES = 1024;

  private final Meter meter;
  private final Reports host;
  private final CharsetDecoder decoder =
      UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final ByteBuffer pending = ByteBuffer.allocate(PIECE_BYTES);
  private boolean shown;

  GuestOutput(Meter meter, Reports host) {
    this.meter = meter;
    this.host = host;
  }

  void show(boolean show) {
    shown = show;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (!meter.printed(length) || !shown) {
      return;
    }
    for (int i = offset; i < offset + length; i++) {
      pending.put(bytes[i]);
      if (bytes[i] == '\n' || !pending.hasRemaining()) {
        sendPending();
      }
    }
  }

  /** Sends what is left, before an outcome is reported. */
  void sendPending() {
    pending.flip();
    CharBuffer text = CharBuffer.allocate(PIECE_BYTES);
    // A character cut in two stays in the buffer until the rest of it has come.
    decoder.decode(pending, text, false);
    pending.compact();
    if (text.flip().hasRemaining()) {
      host.send(new Frame.Output(text.toString()));
    }
  }
}
