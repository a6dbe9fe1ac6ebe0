package io.arbiter.server.puzzle;

/** The life of a version of a puzzle. */
public enum VersionState {
  /** Stored and readable; not validated yet. */
  DRAFT,
  /** A worker runs its solutions. */
  VALIDATING,
  /** Nothing is wrong with it: it may be published. */
  VALIDATED,
  /** Something is wrong with it, as its report says. */
  REJECTED,
  /** Players get it; one version of a puzzle at a time. */
  PUBLISHED,
  /** Was published. Its submissions keep their verdicts; it may be published again. */
  RETIRED;

  /** Whether validation may begin, again or for the first time. */
  public boolean mayBeValidated() {
    return this == DRAFT || this == VALIDATED || this == REJECTED;
  }
}
