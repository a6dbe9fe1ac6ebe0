package io.arbiter.app.embedded;

import io.arbiter.worker.judging.Sandboxes;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The sandboxes of role worker. Their children start at the same time as everything else. */
@Dependent
class EarlySandboxes {
  private static final Sandboxes SANDBOXES = Sandboxes.configured();

  /** Starts and tests children on another thread, and returns at once. */
  static void warm() {
    Thread.ofPlatform().daemon().name("sandbox-warm-up").start(EarlySandboxes::warmUp);
  }

  private static void warmUp() {
    try {
      SANDBOXES.warm();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Produces
  @Singleton
  Sandboxes sandboxes() {
    return SANDBOXES;
  }
}
