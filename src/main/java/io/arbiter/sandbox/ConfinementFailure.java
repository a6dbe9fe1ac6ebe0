package io.arbiter.sandbox;

import io.arbiter.sandbox.kernel.KernelException;
import io.arbiter.sandbox.protocol.Frame;
import java.io.IOException;

/** The kernel cannot confine a child as required; the message says which step failed. */
final class ConfinementFailure extends IOException {
  private static final long serialVersionUID = 1L;

  ConfinementFailure(Frame.Failed failed) {
    super(
        "a child cannot be confined here: at stage "
            + failed.stage()
            + ", "
            + KernelException.describe(failed.step(), failed.errno()));
  }
}
