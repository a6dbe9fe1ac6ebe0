package io.arbiter.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** What an author can send must not keep a processor busy for minutes. */
public final class Soon {
  private static final long MOST_SECONDS = 15;

  private Soon() {}

  /** The result of the work, which may take some seconds of processor time. */
  public static <T> T done(ThrowingSupplier<T> work) {
    return assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          var threads = ManagementFactory.getThreadMXBean();
          long before = threads.getCurrentThreadCpuTime();
          T result = work.get();
          assertThat(threads.getCurrentThreadCpuTime() - before)
              .isLessThan(MOST_SECONDS * 1_000_000_000);
          return result;
        });
  }
}
