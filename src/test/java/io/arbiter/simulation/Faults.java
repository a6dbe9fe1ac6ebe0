package io.arbiter.simulation;

import io.arbiter.simulation.VirtualTime.Process;
import java.time.Duration;
import java.util.Random;

/**
 * What goes wrong in a simulation, and how often. Each seed has another mix, and some kinds of
 * fault are absent in each mix, because frequent faults of one kind hide those of another kind.
 */
public final class Faults {
  /** How a request to the broker or the database ends. */
  public enum Answer {
    /** It is done and confirmed. */
    DONE,
    /** It is not done, and the caller learns that it failed. */
    FAILED,
    /** It is done, but the caller is told that it failed. */
    UNANSWERED,
    /** The caller is told that it failed, and it is done later. */
    LATE
  }

  /** More deaths of workers could make an honest job fail, as the settings say. */
  private static final int MAX_KILLS = 7;

  private final VirtualTime time;
  private final Random random;
  private final long calm;
  private final double kill;
  private final double stop;
  private final double broker;
  private final double database;
  private final double slow;
  private int kills;
  private int stops;
  private int failures;

  Faults(VirtualTime time, Duration until) {
    this.time = time;
    this.random = time.random;
    this.calm = until.toNanos() / 1_000;
    this.kill = rate(0.025);
    this.stop = rate(0.01);
    this.broker = rate(0.15);
    this.database = rate(0.15);
    this.slow = rate(0.2);
  }

  /**
   * What happened in this simulation.
   *
   * @param accepted submissions
   * @param again further attempts
   */
  Toll toll(long accepted, long again) {
    return new Toll(1, time.steps(), accepted, again, kills, stops, failures);
  }

  private double rate(double most) {
    return random.nextInt(3) == 0 ? 0 : most * random.nextDouble();
  }

  /** Whether faults are over. */
  boolean isCalm() {
    return time.micros() >= calm;
  }

  private boolean happens(double rate) {
    return rate > 0 && !isCalm() && random.nextDouble() < rate;
  }

  /**
   * The running task takes a step: time passes, and its process may be killed or stopped before the
   * step.
   */
  public void step() {
    boolean waits = happens(slow);
    time.sleepMicros(waits ? random.nextInt(1_500_000) : random.nextInt(3_000));
    Process process = time.process();
    if (kills < MAX_KILLS && happens(kill)) {
      kills++;
      time.note("is killed here");
      time.kill(process);
    }
    if (happens(stop)) {
      stops++;
      Duration stopped = Duration.ofSeconds(5 + random.nextInt(30));
      time.note("is stopped here for %d s", stopped.toSeconds());
      time.stop(process, stopped);
    }
  }

  public Answer broker() {
    if (!happens(broker)) {
      return Answer.DONE;
    }
    failures++;
    return switch (random.nextInt(3)) {
      case 0 -> Answer.FAILED;
      case 1 -> Answer.UNANSWERED;
      default -> Answer.LATE;
    };
  }

  /** A statement of the database fails only as a whole. */
  public Answer statement() {
    if (!happens(database / 4)) {
      return Answer.DONE;
    }
    failures++;
    return Answer.FAILED;
  }

  public Answer commit() {
    if (!happens(database)) {
      return Answer.DONE;
    }
    failures++;
    return random.nextBoolean() ? Answer.FAILED : Answer.UNANSWERED;
  }

  /** Whether something happens that has no rate of its own, while there are faults. */
  public boolean sometimes(double rate) {
    return happens(rate);
  }
}
