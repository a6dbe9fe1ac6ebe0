package io.arbiter.sandbox.child;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The guest's standard input; empty until a text is given. */
final class GuestInput extends InputStream {
  private InputStream text = InputStream.nullInputStream();

  public void give(String given) {
    text = new ByteArrayInputStream(given.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int read() throws IOException {
    return text.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return text.read(bytes, offset, length);
  }

  @Override
  public int available() throws IOException {
    return text.available();
  }
}
