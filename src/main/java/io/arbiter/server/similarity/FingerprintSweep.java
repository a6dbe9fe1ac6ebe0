package io.arbiter.server.similarity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Has every accepted solution's fingerprints taken once players are quiet. Those of some time are
 * gathered, so that they share a task; while there are more, or the judge is busy, it looks again
 * soon. All that it needs to know is in the database, so any node goes on where another ended.
 */
@ApplicationScoped
public class FingerprintSweep {
  /** Until the next look while there is more to ask for. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final FingerprintRequests requests;
  private final Duration gather;
  private Duration pause = Duration.ZERO;

  FingerprintSweep(FingerprintRequests requests, SimilaritySettings settings) {
    this.requests = requests;
    this.gather = settings.gather();
  }

  /** Waits until there may be something to ask for, and asks for it; by one thread. */
  public void turn() throws InterruptedException {
    Thread.sleep(pause);
    pause = gather;
    pause = requests.request() ? LOOK : gather;
  }
}
