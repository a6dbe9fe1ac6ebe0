package io.arbiter.worker.attack;

import io.arbiter.worker.judging.Sandboxes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sandboxes' children, and processes that an attack left behind. */
record Processes(Sandboxes sandboxes) {
  /** How long a process may live on after it was ended. */
  static final Duration SURVIVAL = Duration.ofSeconds(2);

  private static final Duration CHECK_PERIOD = Duration.ofMillis(20);
  private static final Duration QUIET_TIME = Duration.ofSeconds(5);

  /** Most CPU time of idle children in that time, with a wide margin. */
  private static final Duration QUIET_CPU = Duration.ofMillis(500);

  private static final int QUIET_CHECKS = 4;
  private static final String FILTERS = "Seccomp_filters:";

  /** Becomes the parent of processes whose parent has ended. */
  private static final long INIT = 1;

  Set<ProcessHandle> children() {
    return new HashSet<>(sandboxes.processes());
  }

  /**
   * All processes of the machine. Their start cannot be compared with the clock, which somebody may
   * set.
   */
  static Set<ProcessHandle> all() {
    return ProcessHandle.allProcesses().collect(Collectors.toSet());
  }

  /**
   * The command lines of processes that guests started and that do not end soon; empty if there are
   * none. Such a process has the filters of system calls that a locked child has, and its parent
   * has them too, or is gone. Other processes may come and go meanwhile.
   *
   * @param older {@link #all} before the attack, which are not looked at
   */
  String leftBehind(Set<ProcessHandle> older) throws InterruptedException {
    return await(() -> strays(older).isEmpty()) ? "" : strays(older);
  }

  private String strays(Set<ProcessHandle> older) {
    Set<ProcessHandle> known = children();
    return ProcessHandle.allProcesses()
        .filter(process -> !older.contains(process))
        .filter(process -> isFiltered(process) && !known.contains(process))
        .filter(process -> process.parent().map(Processes::isForeign).orElse(true))
        .map(process -> process.info().commandLine().orElse(Long.toString(process.pid())))
        .collect(Collectors.joining(", "));
  }

  /** Whether a process with this parent comes from a guest. */
  private static boolean isForeign(ProcessHandle parent) {
    return isFiltered(parent) || parent.pid() == INIT && ProcessHandle.current().pid() != INIT;
  }

  /** Whether the process has more filters of system calls than this one. */
  private static boolean isFiltered(ProcessHandle process) {
    return filters(process.pid()) > filters(ProcessHandle.current().pid());
  }

  /** The number of filters, as the kernel says it; 0 for a process that is gone. */
  private static int filters(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith(FILTERS))
          .mapToInt(line -> Integer.parseInt(line.substring(FILTERS.length()).strip()))
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException _) {
      return 0;
    }
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
