package io.arbiter.delivery.message;

import java.util.List;

/**
 * The names of the topics. Except where a topic says otherwise, keys are the ids of submissions. A
 * job is keyed by its submission's id, and a task by its own id.
 */
public final class Topics {
  /** Jobs and tasks for which a player or an author waits. */
  public static final String JOBS_INTERACTIVE = "arbiter.jobs.interactive";

  /**
   * Rejudgings, validations, the preparation of shipped puzzles, searches for counter-examples,
   * visitors' runs, and a player's submissions beyond {@code ARBITER_QUOTA_INTERACTIVE}.
   */
  public static final String JOBS_BATCH = "arbiter.jobs.batch";

  /** The test cases of puzzle versions, keyed by the hash of their content; compacted. */
  public static final String TEST_SETS = "arbiter.testsets";

  /**
   * What happened to a job: started, delayed, progress, output, judged, searched, child-ended,
   * rejudged.
   */
  public static final String EVENTS = "arbiter.events";

  /** Runs and scripts that their players want stopped. */
  public static final String STOPS = "arbiter.stops";

  /** Answers to the tasks of authors, keyed by the task's id. */
  public static final String REPORTS = "arbiter.reports";

  /** What workers tell about themselves, keyed by the worker's id. */
  public static final String WORKERS = "arbiter.workers";

  /** Records that a reader of another topic could not read, keyed as there. */
  public static final String UNDELIVERABLE = "arbiter.undeliverable";

  public static final List<String> ALL =
      List.of(
          JOBS_INTERACTIVE, JOBS_BATCH, TEST_SETS, EVENTS, STOPS, REPORTS, WORKERS, UNDELIVERABLE);

  /** The share group of all workers. */
  public static final String WORKER_GROUP = "arbiter-workers";

  /** Whether a record of this topic may be sent again after its reader could not read it. */
  public static boolean canRetry(String topic) {
    return ALL.contains(topic) && !topic.equals(WORKERS) && !topic.equals(UNDELIVERABLE);
  }

  private Topics() {}
}
