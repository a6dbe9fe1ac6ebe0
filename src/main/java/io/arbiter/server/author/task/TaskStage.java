package io.arbiter.server.author.task;

/** What an author's long work is doing. A task goes through its stages in this order. */
public enum TaskStage {
  /** No worker has reported progress. */
  WAITING,
  /** A worker converts the mission. */
  IMPORTING,
  /** A worker checks the bundle that was made of the mission. */
  PREPARING,
  /** A worker judges the solutions and their mutants. */
  VALIDATING,
  /** Workers judge the stored submissions. */
  JUDGING,
  /** The results of a rejudging replace the judgements. */
  APPLYING,
  /** There is nothing left to do. */
  ENDED
}
