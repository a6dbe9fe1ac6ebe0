package io.arbiter.validation;

import io.arbiter.worker.Sandboxes;
import io.arbiter.worker.TestSettings;

/** One pair of sandboxes for all tests here, since children take seconds to start. */
final class SharedSandboxes {
  private static final Sandboxes SANDBOXES = open();

  private SharedSandboxes() {}

  static Sandboxes get() {
    return SANDBOXES;
  }

  private static Sandboxes open() {
    Sandboxes sandboxes = TestSettings.openSandboxes();
    Runtime.getRuntime().addShutdownHook(new Thread(sandboxes::close));
    return sandboxes;
  }
}
