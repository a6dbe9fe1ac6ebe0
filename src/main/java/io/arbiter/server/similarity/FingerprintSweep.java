package io.arbiter.server.similarity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Asks workers for the fingerprints of each accepted solution, while no player waits. It collects
 * solutions for some time, so that they share a task. While there are more solutions, or the judge
 * is busy, it looks again after a second. Its whole state is in the database, so any node can
 * continue the work of another.
 */
@ApplicationScoped
public class FingerprintSweep {
  /** The pause while there are more solutions to ask for. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  /**
   * How long accepted solutions are collected, so that one task of a worker parses them together.
   */
  private static final Duration GATHER = Duration.ofSeconds(30);

  private final FingerprintRequests requests;
  private Duration pause = Duration.ZERO;

  FingerprintSweep(FingerprintRequests requests) {
    this.requests = requests;
  }

  /** Waits until there may be solutions to ask for, and asks for them. Called by one thread. */
  public void turn() throws InterruptedException {
    Thread.sleep(pause);
    pause = GATHER;
    pause = requests.request() ? LOOK : GATHER;
  }
}
