package io.arbiter.server.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingPaceTest {
  private final List<Long> begun = new ArrayList<>();
  private long now = Long.MAX_VALUE - 2;
  private final long start = now;
  private final ReadingPace pace = new ReadingPace(() -> now);

  /** Tries to read once a second, as the feed does; returns the seconds in which it read. */
  private List<Long> read(int seconds, long millis) {
    begun.clear();
    for (int second = 0; second < seconds; second++) {
      long at = start + second * 1_000_000_000L;
      if (now - at < 0) {
        now = at;
      }
      pace.read(
          () -> {
            begun.add((now - start) / 1_000_000_000L);
            now += millis * 1_000_000L;
          });
    }
    return begun;
  }

  @Test
  void aQuickReadingComesEachSecond() {
    assertThat(read(4, 200)).containsExactly(0L, 1L, 2L, 3L);
  }

  @Test
  void theNextReadingWaitsFourTimesAsLongAsASlowOneTook() {
    assertThat(read(12, 1_000)).containsExactly(0L, 5L, 10L);
  }

  @Test
  void aReadingThatFailsCountsToo() {
    assertThatThrownBy(
            () ->
                pace.read(
                    () -> {
                      now += 10;
                      throw new IllegalStateException("no connection");
                    }))
        .isInstanceOf(IllegalStateException.class);
    now += 39;
    pace.read(() -> begun.add(now));
    assertThat(begun).isEmpty();
    now++;
    pace.read(() -> begun.add(now));
    assertThat(begun).hasSize(1);
  }
}
