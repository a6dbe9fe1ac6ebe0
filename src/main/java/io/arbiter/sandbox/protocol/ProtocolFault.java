package io.arbiter.sandbox.protocol;

import java.io.IOException;

/** Bytes are no frame, or a frame exceeds a cap. The peer can no longer be trusted. */
public final class ProtocolFault extends IOException {
  private static final long serialVersionUID = 1L;

  public ProtocolFault(String message) {
    super(message);
  }
}
