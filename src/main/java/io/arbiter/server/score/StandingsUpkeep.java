package io.arbiter.server.score;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Folds the noted changes into marks and counts every second. Readers add the changes that are not
 * folded yet.
 */
@ApplicationScoped
public class StandingsUpkeep {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final StandingMarks marks;
  private final PuzzleCounts counts;

  StandingsUpkeep(StandingMarks marks, PuzzleCounts counts) {
    this.marks = marks;
    this.counts = counts;
  }

  /** Folds once, after a pause. */
  public void turn() throws InterruptedException {
    Thread.sleep(PAUSE);
    marks.fold();
    counts.fold();
  }
}
