package io.arbiter.sandbox;

/** What a worker does on a kernel that lacks a layer of the confinement. */
public enum ConfinementMode {
  /** The worker does not start, and says what is missing. */
  REQUIRED,
  /** The worker starts with the layers that the kernel has, and warns. */
  BEST_EFFORT;

  public boolean isRequired() {
    return this == REQUIRED;
  }
}
