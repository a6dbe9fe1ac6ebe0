package io.arbiter.delivery;

/** A thread that takes what there is, turn after turn, until it is closed. */
public interface Loop extends AutoCloseable {
  /** The name in health, metrics and log. */
  String name();

  /** For health. */
  LoopProgress progress();
}
