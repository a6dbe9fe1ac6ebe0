package io.arbiter.sandbox.kernel;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Limits of the whole process ({@code setrlimit(2)}), which neither the process nor its children
 * can raise again. The address space has no limit: a JVM reserves far more than it uses.
 */
enum ResourceLimits {
  /** No core file, because it would hold the contents of the memory. */
  CORE(4, 0),
  /** No file can grow. Pipes do not count as files. */
  FILE_SIZE(1, 0),
  /** The JVM, its jars and its pipes take some 20 descriptors; an import takes one at a time. */
  OPEN_FILES(7, 128),
  /** Seconds of CPU in a child's whole life; far more than a thousand submissions may use. */
  CPU(0, 43_200);

  private final int resource;
  private final long maximum;

  ResourceLimits(int resource, long maximum) {
    this.resource = resource;
    this.maximum = maximum;
  }

  static void lowerAll() throws KernelException {
    for (ResourceLimits limit : values()) {
      limit.lower();
    }
  }

  /** Whether every limit has the value given here or a lower one. */
  static boolean areLowered() throws KernelException {
    for (ResourceLimits limit : values()) {
      if (Long.compareUnsigned(limit.hard(), limit.maximum) > 0) {
        return false;
      }
    }
    return true;
  }

  private void lower() throws KernelException {
    // A limit that is already lower stays.
    long value = Long.compareUnsigned(hard(), maximum) < 0 ? hard() : maximum;
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
