package io.arbiter.worker;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.delivery.message.Job;
import io.arbiter.sandbox.GuestRun;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * The runs and scripts that their players have stopped. Every worker gets every request, also for
 * jobs that still wait or that another worker has. A submission is never stopped. Thread-safe.
 */
@ApplicationScoped
public class StoppedRuns {
  /** A job that waits longer than this runs in spite of the request. */
  public static final Duration KEPT = Duration.ofHours(1);

  private static final long MOST = 100_000;

  private final Cache<UUID, Boolean> requests =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();

  /** The latest run of each job. A run that has ended does nothing when it is stopped. */
  private final Cache<UUID, GuestRun> runs = Caffeine.newBuilder().weakValues().build();

  /** Ends the job's guest, now or when the job begins. */
  public void stop(UUID submission) {
    requests.put(submission, true);
    GuestRun run = runs.getIfPresent(submission);
    if (run != null) {
      run.stop();
    }
  }

  /** Whether the job need not run any more. */
  boolean contains(Job job) {
    return canStop(job) && requests.getIfPresent(job.submission()) != null;
  }

  /** Notes the run that has begun, and stops it if the request came before. */
  void watch(Job job, GuestRun run) {
    if (canStop(job)) {
      runs.put(job.submission(), run);
      if (contains(job)) {
        run.stop();
      }
    }
  }

  private static boolean canStop(Job job) {
    return job.kind() != SubmissionKind.SUBMISSION;
  }
}
