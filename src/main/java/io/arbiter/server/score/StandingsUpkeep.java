package io.arbiter.server.score;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Folds the noted changes into marks and counts every second, or less often while there are none.
 * Readers add the changes that are not folded yet.
 */
@ApplicationScoped
public class StandingsUpkeep {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration IDLE = Duration.ofSeconds(5);

  private final StandingMarks marks;
  private final PuzzleCounts counts;
  private Duration pause = PAUSE;

  StandingsUpkeep(StandingMarks marks, PuzzleCounts counts) {
    this.marks = marks;
    this.counts = counts;
  }

  /** Folds once, after a pause. */
  public void turn() throws InterruptedException {
    Thread.sleep(pause);
    boolean idle = marks.fold() + counts.fold() == 0;
    pause = idle ? IDLE : PAUSE;
  }
}
