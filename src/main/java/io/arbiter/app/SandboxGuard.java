package io.arbiter.app;

import io.arbiter.app.pipeline.RunningLoops;
import io.arbiter.sandbox.kernel.Confinement;
import io.arbiter.worker.judging.Sandboxes;
import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process when the sandbox fails its self-test, because a worker must not run without a
 * working sandbox.
 */
@ApplicationScoped
class SandboxGuard {
  private static final Logger LOG = Logger.getLogger(SandboxGuard.class);

  private final Sandboxes sandboxes;
  private final RunningLoops loops;

  SandboxGuard(Sandboxes sandboxes, RunningLoops loops) {
    this.sandboxes = sandboxes;
    this.loops = loops;
  }

  /** Logs the result of the self-test when the test ends. Returns at once. */
  void start() {
    var _ =
        sandboxes
            .confinement()
            // A process that stops ends its children during the test. That is no failure.
            .whenComplete((held, failure) -> loops.unlessStopping(() -> logResult(held, failure)));
  }

  private static void logResult(@Nullable Confinement held, @Nullable Throwable failure) {
    if (held == null) {
      LOG.errorf("no worker here: %s", reason(failure));
      Quarkus.asyncExit(1);
    } else if (held.missing().isEmpty()) {
      LOG.infof(
          "the sandbox has passed its self-test: no_new_privs, Landlock ABI %d, seccomp, resource"
              + " limits",
          held.landlock());
    } else {
      LOG.warnf("the sandbox runs without %s", String.join(", ", held.missing()));
    }
  }

  private static String reason(@Nullable Throwable failure) {
    if (failure instanceof CompletionException e && e.getCause() != null) {
      return reason(e.getCause());
    }
    return failure == null ? "" : String.valueOf(failure.getMessage());
  }
}
