package io.arbiter.worker;

import io.arbiter.worker.judging.Sandboxes;

/** One worker's sandboxes for all tests, because children take seconds to start. */
public final class SharedSandboxes {
  private static final Sandboxes SANDBOXES = open();

  private SharedSandboxes() {}

  public static Sandboxes get() {
    return SANDBOXES;
  }

  private static Sandboxes open() {
    Sandboxes sandboxes = TestSettings.openSandboxes();
    Runtime.getRuntime().addShutdownHook(new Thread(sandboxes::close));
    return sandboxes;
  }
}
