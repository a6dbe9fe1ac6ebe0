package io.arbiter.server.author.task;

/** The kind of an author's long work. */
enum TaskKind {
  /** A mission of another judge becomes a version of a puzzle. */
  IMPORT,
  /** A version is validated. */
  VALIDATION,
  /** Stored submissions are judged again. */
  REJUDGING
}
