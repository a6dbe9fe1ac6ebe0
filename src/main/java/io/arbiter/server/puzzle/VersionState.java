package io.arbiter.server.puzzle;

/** The state of a version of a puzzle. */
public enum VersionState {
  /** Stored and readable; not validated yet. */
  DRAFT,
  /** Workers run its solutions. It is shown as long as the validation is open, and never stored. */
  VALIDATING,
  /** Validation found no error, so the version may be published. */
  VALIDATED,
  /** Validation found errors, which are in the report. */
  REJECTED,
  /** Players see this version. At most one version of a puzzle is published. */
  PUBLISHED,
  /** Was published before. Its submissions keep their verdicts. It may be published again. */
  RETIRED;

  /** Whether a first or another validation may begin. */
  public boolean mayBeValidated() {
    return this == DRAFT || this == VALIDATED || this == REJECTED;
  }
}
