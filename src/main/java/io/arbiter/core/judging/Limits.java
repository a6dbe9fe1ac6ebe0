package io.arbiter.core.judging;

/**
 * What one submission may use, over all its test cases, from the compilation of the source to the
 * encoding of the last result.
 *
 * @param cpuMillis CPU time of the guest's thread, in milliseconds
 * @param steps Python statements executed
 * @param memoryBytes live heap above the idle interpreter's
 * @param outputBytes bytes printed in all, and bytes of any one returned value
 */
public record Limits(long cpuMillis, long steps, long memoryBytes, long outputBytes) {
  /** What a puzzle gets that declares nothing. */
  public static final Limits DEFAULT = new Limits(2_000, 5_000_000, 128L << 20, 64L << 10);

  /** Wall time is a backstop for sleeping, not a measure: this many times the CPU limit. */
  private static final int WALL_FACTOR = 5;

  public Limits {
    requirePositive("cpuMillis", cpuMillis);
    requirePositive("steps", steps);
    requirePositive("memoryBytes", memoryBytes);
    requirePositive("outputBytes", outputBytes);
  }

  /** Wall time in milliseconds after which a guest that hardly uses the CPU is stopped too. */
  public long wallMillis() {
    return WALL_FACTOR * cpuMillis;
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, got " + value);
    }
  }
}
