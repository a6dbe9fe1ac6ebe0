package io.arbiter.sandbox;

import io.arbiter.sandbox.protocol.Condition;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a child serves: as long as it has not grown past a bound, and for half a day at most.
 */
final class Wear {
  /** Of what a child's heap leaves to the engine; more would be taken from the guests. */
  private static final int HEAP_PERCENT = 75;

  private static final int HEAP_PERCENT_AT_MOST = 90;

  /** A full code cache is swept again and again, and what was swept has to be compiled again. */
  private static final int CODE_PERCENT = 80;

  /** Each comes from a guest's code that the engine keeps. */
  private static final int MORE_CLASSES = 5_000;

  /** For what grows and is not measured. */
  private static final Duration LIFE = Duration.ofHours(12);

  private Wear() {}

  /** Why a child should be replaced when that leaves no gap; empty when it is as good as new. */
  static Optional<String> of(Condition fresh, Condition now, Duration age) {
    if (percent(now.heapBytes(), ChildCommand.IDLE_HEAP_BYTES) > HEAP_PERCENT) {
      return Optional.of("its heap holds " + (now.heapBytes() >> 20) + " MiB");
    }
    if (percent(now.codeBytes(), ChildCommand.CODE_CACHE_BYTES) > CODE_PERCENT) {
      return Optional.of("its code takes " + (now.codeBytes() >> 20) + " MiB");
    }
    if (now.classes() > fresh.classes() + MORE_CLASSES) {
      return Optional.of(
          "it has loaded " + now.classes() + " classes, " + fresh.classes() + " at its start");
    }
    return age.compareTo(LIFE) > 0
        ? Optional.of("it is " + age.toHours() + " hours old")
        : Optional.empty();
  }

  /** Whether it must be replaced at once. */
  static boolean isWornOut(Condition now) {
    return percent(now.heapBytes(), ChildCommand.IDLE_HEAP_BYTES) > HEAP_PERCENT_AT_MOST;
  }

  private static long percent(long part, long whole) {
    return 100 * part / whole;
  }
}
