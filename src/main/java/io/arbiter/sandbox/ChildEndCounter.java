package io.arbiter.sandbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts and logs why children ended, each once, when its process is gone. Thread-safe. */
final class ChildEndCounter {
  private static final Logger LOG = System.getLogger(ChildEndCounter.class.getName());

  private final Map<ChildEnd, LongAdder> ended = new EnumMap<>(ChildEnd.class);

  private volatile @Nullable EndedChild last;

  ChildEndCounter() {
    for (ChildEnd reason : ChildEnd.values()) {
      ended.put(reason, new LongAdder());
    }
  }

  /** Counts and logs the end of a child, and returns the reason. */
  ChildEnd count(ChildJvm child) {
    @Nullable ChildEnd given = child.end();
    ChildEnd reason = given == null ? ChildEnd.of(child.exitCode()) : given;
    Objects.requireNonNull(ended.get(reason)).increment();
    last = new EndedChild(reason, child.served(), Instant.now());
    if (reason != ChildEnd.CLOSED) {
      @Nullable String detail = child.endDetail();
      LOG.log(
          reason.isForced() ? Level.WARNING : Level.INFO,
          "a sandbox child ended after {0} submissions: {1}{2}",
          child.served(),
          reason.text(),
          detail == null ? "" : ": " + detail);
    }
    return reason;
  }

  @Nullable EndedChild last() {
    return last;
  }

  Map<ChildEnd, Long> all() {
    Map<ChildEnd, Long> all = new EnumMap<>(ChildEnd.class);
    ended.forEach((reason, number) -> all.put(reason, number.sum()));
    return all;
  }
}
