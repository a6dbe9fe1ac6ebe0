package io.arbiter.server.author.task;

/** Whether an author's long work has ended. */
public enum TaskState {
  /** It has not ended. */
  RUNNING,
  /** It has a result. */
  DONE,
  /** It ended without a result; the message or the faults say why. */
  FAILED
}
