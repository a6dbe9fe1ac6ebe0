package io.arbiter.sandbox;

import io.arbiter.sandbox.protocol.Footprint;
import java.time.Duration;
import java.util.Optional;

/** Decides when a child is replaced: when it has grown past a bound, or after half a day. */
final class ChildWear {
  /** Share of the engine's part of the heap; an engine that needs more takes it from the guests. */
  private static final int HEAP_PERCENT = 75;

  private static final int MAX_HEAP_PERCENT = 90;

  /**
   * Share of the code cache. A full cache is swept repeatedly, and swept code is compiled again.
   */
  private static final int CODE_PERCENT = 80;

  /** Classes loaded since the start; the engine makes them for guests' code and keeps them. */
  private static final int MAX_NEW_CLASSES = 5_000;

  /** Bounds growth that is not measured. */
  private static final Duration LIFETIME = Duration.ofHours(12);

  private ChildWear() {}

  /** Why a child should be replaced once a spare is ready; empty when it is as good as new. */
  static Optional<String> reason(Footprint fresh, Footprint now, Duration age) {
    if (percent(now.heapBytes(), ChildCommand.IDLE_HEAP_BYTES) > HEAP_PERCENT) {
      return Optional.of("its heap holds " + (now.heapBytes() >> 20) + " MiB");
    }
    if (percent(now.codeBytes(), ChildCommand.CODE_CACHE_BYTES) > CODE_PERCENT) {
      return Optional.of("its code takes " + (now.codeBytes() >> 20) + " MiB");
    }
    if (now.classes() > fresh.classes() + MAX_NEW_CLASSES) {
      return Optional.of(
          "it has loaded " + now.classes() + " classes, " + fresh.classes() + " at its start");
    }
    return age.compareTo(LIFETIME) > 0
        ? Optional.of("it is " + age.toHours() + " hours old")
        : Optional.empty();
  }

  /** Whether a child must be replaced at once. */
  static boolean mustBeReplaced(Footprint now) {
    return percent(now.heapBytes(), ChildCommand.IDLE_HEAP_BYTES) > MAX_HEAP_PERCENT;
  }

  private static long percent(long part, long whole) {
    return 100 * part / whole;
  }
}
