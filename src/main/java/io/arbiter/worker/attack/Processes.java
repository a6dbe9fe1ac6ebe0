package io.arbiter.worker.attack;

import io.arbiter.worker.Sandboxes;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The processes below this one: the sandboxes' children, and what an attack may have left. */
final class Processes {
  /** How long one may outlive what ended it. */
  static final Duration SURVIVAL = Duration.ofSeconds(2);

  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration QUIET = Duration.ofSeconds(5);

  /** CPU time of idle children in that time, with a wide margin. */
  private static final Duration QUIET_CPU = Duration.ofMillis(500);

  private static final int QUIET_LOOKS = 4;

  private final Sandboxes sandboxes;
  private final ProcessHandle victim;

  /**
   * @param victim one of ours that is there to be killed
   */
  Processes(Sandboxes sandboxes, ProcessHandle victim) {
    this.sandboxes = sandboxes;
    this.victim = victim;
  }

  /** The sandboxes' children that live now. */
  Set<ProcessHandle> children() {
    return new HashSet<>(sandboxes.processes());
  }

  /** The command lines of those that no sandbox knows, after a moment to die; empty for none. */
  String leftBehind() throws InterruptedException {
    // Not looked at again: a child is a stranger between its start and its sandbox's note of it.
    return await(() -> strangers().isEmpty()) ? "" : strangers();
  }

  private String strangers() {
    Set<ProcessHandle> known = children();
    known.add(victim);
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.isAlive() && !known.contains(process))
        .map(process -> process.info().commandLine().orElse(Long.toString(process.pid())))
        .collect(Collectors.joining(", "));
  }

  /**
   * Whether these come to hardly use a processor; takes five seconds or more, since the compiler
   * may still be at work on what the guest has run.
   */
  static boolean areQuiet(Set<ProcessHandle> processes) throws InterruptedException {
    for (int look = 0; look < QUIET_LOOKS; look++) {
      Duration before = cpu(processes);
      TimeUnit.NANOSECONDS.sleep(QUIET.toNanos());
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

  /** Sends SIGTERM; whether all of them are gone then. */
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
      TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
    }
    return true;
  }
}
