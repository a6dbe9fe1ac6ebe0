package io.arbiter.sandbox.protocol;

/**
 * What must happen to a child after a request, from the mildest to the strictest. A submission's
 * aftermath is the worst of its requests.
 */
public enum Aftermath {
  /** Nothing: the request left no effect outside its context. */
  NONE,
  /**
   * The guest was stopped or tried something forbidden: the child examines itself before it
   * continues.
   */
  EXAMINE,
  /** The child's state is unknown, so the child ends. */
  END;

  /** The worse of two. */
  public Aftermath worse(Aftermath other) {
    return compareTo(other) < 0 ? other : this;
  }
}
