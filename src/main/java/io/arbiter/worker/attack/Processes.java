package io.arbiter.worker.attack;

import io.arbiter.worker.judging.Sandboxes;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The descendants of this process: the sandboxes' children, and processes that an attack left
 * behind.
 *
 * @param victim a process of the test that exists only as a target
 */
record Processes(Sandboxes sandboxes, ProcessHandle victim) {
  /** How long a process may live on after it was ended. */
  static final Duration SURVIVAL = Duration.ofSeconds(2);

  private static final Duration CHECK_PERIOD = Duration.ofMillis(20);
  private static final Duration QUIET_TIME = Duration.ofSeconds(5);

  /** Most CPU time of idle children in that time, with a wide margin. */
  private static final Duration QUIET_CPU = Duration.ofMillis(500);

  private static final int QUIET_CHECKS = 4;

  Set<ProcessHandle> children() {
    return new HashSet<>(sandboxes.processes());
  }

  /**
   * The command lines of processes that no sandbox knows and that do not end soon; empty if there
   * are none.
   */
  String leftBehind() throws InterruptedException {
    // Waits until there is none: a new child is also unknown until its sandbox has registered it.
    return await(() -> unknown().isEmpty()) ? "" : unknown();
  }

  private String unknown() {
    Set<ProcessHandle> known = children();
    known.add(victim);
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.isAlive() && !known.contains(process))
        .map(process -> process.info().commandLine().orElse(Long.toString(process.pid())))
        .collect(Collectors.joining(", "));
  }

  /**
   * Whether these processes become idle. Takes five seconds or more, because the compiler may still
   * compile the guest's code.
   */
  static boolean areQuiet(Set<ProcessHandle> processes) throws InterruptedException {
    for (int look = 0; look < QUIET_CHECKS; look++) {
      Duration before = cpu(processes);
      TimeUnit.NANOSECONDS.sleep(QUIET_TIME.toNanos());
      if (cpu(processes).minus(before).compareTo(QUIET_CPU) < 0) {
        return true;
      }
    }
    return false;
  }

  private static Duration cpu(Set<ProcessHandle> processes) {
    return processes.stream()
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Sends SIGTERM; returns whether all processes have ended soon after. */
  static boolean endOnRequest(Set<ProcessHandle> processes) throws InterruptedException {
    processes.forEach(ProcessHandle::destroy);
    return await(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
  }

  private static boolean await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + SURVIVAL.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      TimeUnit.NANOSECONDS.sleep(CHECK_PERIOD.toNanos());
    }
    return true;
  }
}
