package io.arbiter.sandbox.protocol;

/**
 * What has to become of a child after a request, from the least to the most. A submission's is the
 * worst of its requests'.
 */
public enum Aftermath {
  /** Nothing happened that outlives the context. */
  NONE,
  /** The guest was stopped or did what it must not; the child examines itself before it goes on. */
  EXAMINE,
  /** Nobody knows what state the child is in. */
  END;

  /** The worse of the two. */
  public Aftermath and(Aftermath other) {
    return compareTo(other) < 0 ? other : this;
  }
}
