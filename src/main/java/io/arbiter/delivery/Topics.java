package io.arbiter.delivery;

import java.util.List;

/** The topics, by name. Keys are submission ids, but for {@link #TEST_SETS}, keyed by hash. */
public final class Topics {
  /** Jobs that a player waits for. */
  public static final String JOBS_INTERACTIVE = "arbiter.jobs.interactive";

  /** Jobs that nobody waits for: rejudging and validation. */
  public static final String JOBS_BATCH = "arbiter.jobs.batch";

  /** Content hash to the test cases of a puzzle version; compacted. */
  public static final String TEST_SETS = "arbiter.testsets";

  /** What became of a job: started, progress, output, judged, scored. */
  public static final String EVENTS = "arbiter.events";

  /** Answers to the tasks of authors, keyed by the task's id. */
  public static final String REPORTS = "arbiter.reports";

  /** The topics of jobs. */
  static final List<String> LANES = List.of(JOBS_INTERACTIVE, JOBS_BATCH);

  /** All of them. */
  static final List<String> ALL = List.of(JOBS_INTERACTIVE, JOBS_BATCH, TEST_SETS, EVENTS, REPORTS);

  /** The share group of all workers. */
  static final String WORKERS = "arbiter-workers";

  private Topics() {}
}
