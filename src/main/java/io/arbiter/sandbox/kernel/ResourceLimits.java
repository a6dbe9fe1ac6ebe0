package io.arbiter.sandbox.kernel;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Limits of the process as a whole ({@code setrlimit(2)}), which neither it nor its children can
 * raise again. The address space has none: a JVM reserves far more than it uses.
 */
enum ResourceLimits {
  /** No core file: it would hold what was in memory. */
  CORE(4, 0),
  /** No file grows. Pipes are not files. */
  FILE_SIZE(1, 0),
  /** The JVM, its jars and the two pipes take some 20 descriptors, imports one at a time. */
  OPEN_FILES(7, 128),
  /** Seconds of CPU in a child's whole life; far behind the limits of a thousand submissions. */
  CPU(0, 43_200);

  private final int resource;
  private final long most;

  ResourceLimits(int resource, long most) {
    this.resource = resource;
    this.most = most;
  }

  static void lowerAll() throws KernelException {
    for (ResourceLimits limit : values()) {
      limit.lower();
    }
  }

  /** Whether every limit is as low as here, or lower. */
  static boolean hold() throws KernelException {
    for (ResourceLimits limit : values()) {
      if (Long.compareUnsigned(limit.hard(), limit.most) > 0) {
        return false;
      }
    }
    return true;
  }

  private void lower() throws KernelException {
    // Somebody else's lower limit stays.
    long value = Long.compareUnsigned(hard(), most) < 0 ? hard() : most;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment softAndHard = arena.allocateFrom(JAVA_LONG, value, value);
      Kernel.call(
          "setrlimit " + name(), SystemCall.PRLIMIT64, 0, resource, softAndHard.address(), 0);
    }
  }

  private long hard() throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment softAndHard = arena.allocate(JAVA_LONG, 2);
      Kernel.call(
          "getrlimit " + name(), SystemCall.PRLIMIT64, 0, resource, 0, softAndHard.address());
      return softAndHard.getAtIndex(JAVA_LONG, 1);
    }
  }
}
