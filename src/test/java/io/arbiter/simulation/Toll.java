package io.arbiter.simulation;

/**
 * What happened in simulations.
 *
 * @param seeds that ran
 * @param steps that all tasks took
 * @param accepted submissions that were answered with 202
 * @param again further attempts of submissions
 * @param kills of processes
 * @param stops of processes
 * @param failures requests to the broker or the database that failed, or were not confirmed
 */
public record Toll(
    long seeds, long steps, long accepted, long again, long kills, long stops, long failures) {
  public static final Toll NONE = new Toll(0, 0, 0, 0, 0, 0, 0);

  public Toll plus(Toll other) {
    return new Toll(
        seeds + other.seeds,
        steps + other.steps,
        accepted + other.accepted,
        again + other.again,
        kills + other.kills,
        stops + other.stops,
        failures + other.failures);
  }

  @Override
  public String toString() {
    return ("%,d seeds, %,d steps, %,d submissions and %,d further attempts, %,d kills, %,d stops,"
            + " %,d failures of broker or database")
        .formatted(seeds, steps, accepted, again, kills, stops, failures);
  }
}
