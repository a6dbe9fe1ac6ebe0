package io.arbiter.server.admin;

import io.arbiter.core.judging.Delay;
import io.arbiter.server.submission.SubmissionFigures;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of the whole.
 *
 * @param queue what waits
 * @param workers by name
 * @param lastHour what was judged; up to ten seconds old
 */
record Overview(
    Instant at, Queue queue, List<WorkerView> workers, SubmissionFigures.Hour lastHour) {
  public Overview {
    workers = List.copyOf(workers);
  }

  /**
   * What waits.
   *
   * @param delay why nobody takes jobs from the queue; null when workers take jobs
   * @param lanes the interactive lane first
   * @param unsent records that the broker has not confirmed yet
   * @param undeliverable records that could not be delivered
   */
  public record Queue(
      @Nullable Delay delay, List<SubmissionFigures.Lane> lanes, long unsent, long undeliverable) {
    public Queue {
      lanes = List.copyOf(lanes);
    }
  }
}
