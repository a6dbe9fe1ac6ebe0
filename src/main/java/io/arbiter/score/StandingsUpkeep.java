package io.arbiter.score;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Folds what scoring has noted, every second; until then readers add it up themselves. */
@ApplicationScoped
public class StandingsUpkeep implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(StandingsUpkeep.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final StandingMarks marks;
  private final PuzzleCounts counts;
  private final Thread thread = Thread.ofPlatform().name("standings-upkeep").unstarted(this::run);
  private volatile boolean stopped;
  private volatile long lastPass = System.nanoTime();

  StandingsUpkeep(StandingMarks marks, PuzzleCounts counts) {
    this.marks = marks;
    this.counts = counts;
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
      lastPass = System.nanoTime();
      try {
        marks.fold();
        counts.fold();
      } catch (RuntimeException e) {
        LOG.warnf("the upkeep of the standings will try again: %s", e);
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    thread.interrupt();
    thread.join(PAUSE);
  }
}
