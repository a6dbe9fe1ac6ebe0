package io.arbiter.similarity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Has every accepted solution's fingerprints taken soon after its verdict. Those of some time are
 * gathered, so that they share a task; while there are more, or the judge is busy, it looks again
 * soon. One thread; all that it needs to know is in the database, so any node goes on where another
 * ended.
 */
@ApplicationScoped
public class FingerprintSweep implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(FingerprintSweep.class);

  /** Until the next look while there is more to ask for. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final FingerprintRequests requests;
  private final Duration gather;
  private final Thread thread = Thread.ofPlatform().name("fingerprint-sweep").unstarted(this::run);
  private volatile boolean stopped;
  private volatile long lastPass = System.nanoTime();

  FingerprintSweep(
      FingerprintRequests requests,
      @ConfigProperty(name = "arbiter.similarity.gather", defaultValue = "30s") Duration gather) {
    this.requests = requests;
    this.gather = gather;
  }

  public void start() {
    thread.start();
  }

  /** The time since it last came by, for health. */
  public Duration sinceLastPass() {
    return Duration.ofNanos(System.nanoTime() - lastPass);
  }

  private void run() {
    while (!stopped) {
      try {
        Thread.sleep(pass() ? LOOK : gather);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Whether there may be more right away. */
  private boolean pass() {
    lastPass = System.nanoTime();
    try {
      return requests.request();
    } catch (RuntimeException e) {
      LOG.warnf("the sweep for fingerprints will try again: %s", e);
      return false;
    }
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    thread.interrupt();
    thread.join(Duration.ofSeconds(3));
  }
}
