package io.arbiter.sandbox;

/** What a worker does on a kernel that cannot confine its children in every way. */
public enum ConfinementMode {
  /** It does not start, and says what is missing. */
  REQUIRED,
  /** It starts with the layers that hold, and warns. */
  BEST_EFFORT;

  boolean isRequired() {
    return this == REQUIRED;
  }
}
