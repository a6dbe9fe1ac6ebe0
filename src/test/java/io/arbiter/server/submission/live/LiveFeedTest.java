package io.arbiter.server.submission.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.submission.Attempts;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LiveFeedTest {
  private static final UUID ID = UUID.randomUUID();

  private final AtomicLong nanos = new AtomicLong();
  private final LiveFeed feed = new LiveFeed(new Attempts(), nanos::get);
  private final List<Long> heard = new ArrayList<>();

  @Test
  void aStreamOfASubmissionThatWaitsLongGetsTheNextEvent() {
    History history = feed.history(ID);
    history.listen(-1, event -> heard.add(event.id()));
    nanos.set(Duration.ofHours(1).toNanos());
    System.gc();
    feed.take(new JudgingEvent.Started(ID, 1, "worker"), 7);
    assertThat(heard).containsExactly(7L);
    Reference.reachabilityFence(history);
  }

  @Test
  void anOldHistoryThatNobodyFollowsIsForgotten() {
    feed.take(new JudgingEvent.Started(ID, 1, "worker"), 7);
    var history = new WeakReference<>(feed.history(ID));
    Awaitility.await("the history is gone")
        .until(
            () -> {
              nanos.addAndGet(Duration.ofHours(1).toNanos());
              feed.history(UUID.randomUUID());
              System.gc();
              return history.get() == null;
            });
    feed.history(ID).listen(-1, event -> heard.add(event.id()));
    assertThat(heard).isEmpty();
  }
}
