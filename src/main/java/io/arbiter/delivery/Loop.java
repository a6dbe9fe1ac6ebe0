package io.arbiter.delivery;

import io.arbiter.delivery.broker.LoopProgress;

/** A thread that repeats its work until it is closed. */
public interface Loop extends AutoCloseable {
  /** The name of the loop in health, metrics and log. */
  String name();

  /** How the loop is doing, for health and metrics. */
  LoopProgress progress();
}
