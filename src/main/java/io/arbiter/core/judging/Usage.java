package io.arbiter.core.judging;

/**
 * What a submission has used so far.
 *
 * @param cpuMillis CPU time of the guest's thread, in milliseconds
 * @param wallMillis elapsed time, in milliseconds, without waits for a processor
 * @param steps Python statements executed; the same on every machine
 * @param peakBytes the most heap seen beyond the heap of the idle interpreter
 */
public record Usage(long cpuMillis, long wallMillis, long steps, long peakBytes) {
  public static final Usage NONE = new Usage(0, 0, 0, 0);

  public Usage max(Usage other) {
    return new Usage(
        Math.max(cpuMillis, other.cpuMillis),
        Math.max(wallMillis, other.wallMillis),
        Math.max(steps, other.steps),
        Math.max(peakBytes, other.peakBytes));
  }

  /** What has been used after an earlier moment. */
  public Usage since(Usage earlier) {
    return new Usage(
        cpuMillis - earlier.cpuMillis,
        wallMillis - earlier.wallMillis,
        steps - earlier.steps,
        peakBytes);
  }

  /** What two runs have used, one after the other. */
  public Usage plus(Usage next) {
    return new Usage(
        cpuMillis + next.cpuMillis,
        wallMillis + next.wallMillis,
        steps + next.steps,
        Math.max(peakBytes, next.peakBytes));
  }
}
