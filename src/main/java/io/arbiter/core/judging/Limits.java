package io.arbiter.core.judging;

/**
 * What one submission may use in total, from the compilation of the source to the encoding of the
 * last result.
 *
 * @param cpuMillis CPU time of the guest's thread, in milliseconds
 * @param steps Python statements executed
 * @param memoryBytes live heap beyond the heap of the idle interpreter
 * @param outputBytes bytes of all printed text, and bytes of each single returned value
 */
public record Limits(long cpuMillis, long steps, long memoryBytes, long outputBytes) {
  /** The limits of a puzzle that declares none. */
  public static final Limits DEFAULT = new Limits(2_000, 5_000_000, 128L << 20, 64L << 10);

  /**
   * The highest limits that a puzzle may declare. A submission must leave a worker time for others,
   * and fit into a child's heap.
   */
  public static final Limits HIGHEST = new Limits(60_000, 1_000_000_000, 256L << 20, 1L << 20);

  /** The wall limit in multiples of the CPU limit. It only stops programs that sleep. */
  private static final int WALL_FACTOR = 5;

  public Limits {
    requirePositive("cpuMillis", cpuMillis);
    requirePositive("steps", steps);
    requirePositive("memoryBytes", memoryBytes);
    requirePositive("outputBytes", outputBytes);
  }

  /** The wall limit in milliseconds. It stops a guest that hardly uses the CPU. */
  public long wallMillis() {
    return WALL_FACTOR * cpuMillis;
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, got " + value);
    }
  }
}
