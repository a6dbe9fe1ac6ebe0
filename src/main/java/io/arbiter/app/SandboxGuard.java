package io.arbiter.app;

import io.arbiter.app.pipeline.RunningLoops;
import io.arbiter.sandbox.kernel.Confinement;
import io.arbiter.worker.Sandboxes;
import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A worker whose sandbox does not hold must not run: the whole process ends. */
@ApplicationScoped
public class SandboxGuard {
  private static final Logger LOG = Logger.getLogger(SandboxGuard.class);

  private final Sandboxes sandboxes;
  private final RunningLoops loops;

  SandboxGuard(Sandboxes sandboxes, RunningLoops loops) {
    this.sandboxes = sandboxes;
    this.loops = loops;
  }

  /** Logs what the self-test comes to, when it does; returns at once. */
  void start() {
    var _ =
        sandboxes
            .confinement()
            // When the process stops, its children are ended in the middle of the test.
            .whenComplete((held, failure) -> loops.unlessStopping(() -> tell(held, failure)));
  }

  private static void tell(@Nullable Confinement held, @Nullable Throwable failure) {
    if (held == null) {
      LOG.errorf("no worker here: %s", reason(failure));
      Quarkus.asyncExit(1);
    } else if (held.missing().isEmpty()) {
      LOG.infof(
          "the sandbox holds: no_new_privs, Landlock ABI %d, seccomp, resource limits",
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
