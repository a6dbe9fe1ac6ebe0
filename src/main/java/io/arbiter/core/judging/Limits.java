package io.arbiter.core.judging;

/**
 * What one submission may use in total, from the compilation of the source to the encoding of the
 * last result. A program has them for each test.
 *
 * @param cpuMillis CPU time of the guest's thread, in milliseconds
 * @param steps Python statements executed
 * @param memoryBytes live heap beyond the heap of the idle interpreter
 * @param outputBytes bytes of all printed text, and bytes of each single returned value
 */
public record Limits(long cpuMillis, long steps, long memoryBytes, long outputBytes) {
  /**
   * The limits of a puzzle that declares none. The steps decide, because they are the same on every
   * machine: an endless loop reaches them within about a second. The CPU limit stands behind them,
   * for loops inside the engine. A right solution uses less than a third of the CPU limit, also in
   * a child that has just started and on a busy machine.
   */
  public static final Limits DEFAULT = new Limits(10_000, 10_000_000, 128L << 20, 64L << 10);

  /**
   * The limits of a mission that comes from CheckIO, which gives a solution tens of seconds. Its
   * players solve it in many ways: a plain loop takes some hundred times the steps of a call of a
   * builtin function that does the same in the same time.
   */
  public static final Limits IMPORTED =
      new Limits(20_000, 100_000_000, DEFAULT.memoryBytes, DEFAULT.outputBytes);

  /**
   * The highest limits that a puzzle may declare. A submission must leave a worker time for others,
   * and fit into a child's heap.
   */
  public static final Limits HIGHEST = new Limits(60_000, 1_000_000_000, 256L << 20, 1L << 20);

  /** A guest gets at least this much time beyond its CPU time to wait for a processor. */
  private static final long LEAST_WAIT_MILLIS = 10_000;

  /** With a long CPU limit, a guest may wait as long as it runs. */
  private static final int LEAST_WALL_FACTOR = 2;

  /** With a short CPU limit, a sleeping guest is stopped after this multiple of the CPU limit. */
  private static final int MOST_WALL_FACTOR = 5;

  public Limits {
    requirePositive("cpuMillis", cpuMillis);
    requirePositive("steps", steps);
    requirePositive("memoryBytes", memoryBytes);
    requirePositive("outputBytes", outputBytes);
  }

  /** The wall limit in milliseconds. It stops a guest that hardly uses the CPU. */
  public long wallMillis() {
    return Math.min(
        MOST_WALL_FACTOR * cpuMillis,
        Math.max(LEAST_WALL_FACTOR * cpuMillis, cpuMillis + LEAST_WAIT_MILLIS));
  }

  /**
   * What is left when a part of a submission has used up some of it. At least 1 of each is left, so
   * that the next part reaches the limit at once.
   *
   * @param printedBytes of the output
   */
  public Limits after(Usage spent, long printedBytes) {
    return new Limits(
        Math.max(1, cpuMillis - spent.cpuMillis()),
        Math.max(1, steps - spent.steps()),
        memoryBytes,
        Math.max(1, outputBytes - printedBytes));
  }

  /** What is left of the wall limit, in milliseconds; at least 1, as in {@link #after}. */
  public long wallMillisAfter(Usage spent) {
    return Math.max(1, wallMillis() - spent.wallMillis());
  }

  public Limits atMost(Limits other) {
    return new Limits(
        Math.min(cpuMillis, other.cpuMillis),
        Math.min(steps, other.steps),
        Math.min(memoryBytes, other.memoryBytes),
        Math.min(outputBytes, other.outputBytes));
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, got " + value);
    }
  }
}
