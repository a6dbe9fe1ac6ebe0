package io.arbiter.worker.judging;

/** The queue of a job. A lane's children run at the lane's priority. */
public enum Lane {
  /** Jobs whose verdict a player waits for. */
  INTERACTIVE,

  /** Jobs that can wait: many submissions of one player, and rejudgings. */
  BATCH
}
