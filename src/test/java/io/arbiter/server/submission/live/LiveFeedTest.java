package io.arbiter.server.submission.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.submission.Attempts;
import io.arbiter.server.submission.live.LiveFeed.Placed;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.smallrye.mutiny.subscription.Cancellable;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LiveFeedTest {
  private static final UUID ID = UUID.randomUUID();
  private static final Placed STARTED = new Placed(7, new JudgingEvent.Started(ID, 1, "worker"));
  private static final Placed JUDGED =
      new Placed(
          9,
          new JudgingEvent.Judged(
              ID,
              1,
              new Judgement(Verdict.ACCEPTED, null, List.of(), null, null, Usage.NONE),
              new JudgingEvent.Provenance(
                  1, "hash", "runtime", "worker", 1, Limits.DEFAULT, Instant.EPOCH)));

  private final AtomicLong nanos = new AtomicLong();
  private final LiveFeed feed = new LiveFeed(new Attempts(), nanos::get);
  private final History history = new History();
  private final OpenStreams streams = new OpenStreams(2, 3);
  private final List<Placed> heard = new ArrayList<>();

  @Test
  void aResultComesAgainWhenItIsStored() {
    history.listen(-1, heard::add);
    history.add(STARTED);
    history.add(JUDGED);
    assertThat(history.isScored()).isFalse();
    history.score();
    assertThat(history.isScored()).isTrue();
    assertThat(heard).containsExactly(STARTED, JUDGED, JUDGED);
  }

  @Test
  void aResultThatComesAfterItIsStoredComesOnce() {
    history.listen(-1, heard::add);
    history.add(STARTED);
    history.score();
    assertThat(history.isJudged()).isFalse();
    history.add(JUDGED);
    assertThat(history.isJudged()).isTrue();
    assertThat(heard).containsExactly(STARTED, JUDGED);
  }

  @Test
  void aStreamOfASubmissionThatWaitsLongGetsTheNextEvent() {
    History followed = feed.history(ID);
    followed.listen(-1, heard::add);
    nanos.set(Duration.ofHours(1).toNanos());
    System.gc();
    feed.take(STARTED.event(), 7);
    assertThat(heard).containsExactly(STARTED);
    Reference.reachabilityFence(followed);
  }

  @Test
  void anOldHistoryThatNobodyFollowsIsForgotten() {
    feed.take(STARTED.event(), 7);
    var forgotten = new WeakReference<>(feed.history(ID));
    Awaitility.await("the history is gone")
        .until(
            () -> {
              nanos.addAndGet(Duration.ofHours(1).toNanos());
              feed.history(UUID.randomUUID());
              System.gc();
              return forgotten.get() == null;
            });
    feed.history(ID).listen(-1, heard::add);
    assertThat(heard).isEmpty();
  }

  private Cancellable open(String client) {
    return streams.limited(client, Multi.createFrom().nothing()).subscribe().with(_ -> {});
  }

  @Test
  void aClientHasALimitedNumberOfStreams() {
    Cancellable first = open("ada");
    open("ada");
    assertThatThrownBy(() -> open("ada"))
        .isInstanceOf(ProblemException.class)
        .hasMessage("you may have 2 event streams open at a time");
    first.cancel();
    first.cancel();
    open("ada");
    assertThatThrownBy(() -> open("ada")).isInstanceOf(ProblemException.class);
  }

  @Test
  void allClientsTogetherHaveALimitedNumberOfStreams() {
    List<Cancellable> open = Stream.of("ada", "lou", "uri").map(this::open).toList();
    assertThatThrownBy(() -> open("kim")).hasMessage("too many event streams are open");
    open.forEach(Cancellable::cancel);
    open("kim");
  }

  /** A client that leaves before the answer begins never subscribes. */
  @Test
  void aStreamCountsFromItsSubscription() {
    List<Multi<Object>> unused =
        Stream.generate(() -> streams.limited("ada", Multi.createFrom().nothing()))
            .limit(10)
            .toList();
    open("ada");
    open("ada");
    assertThat(unused.getFirst().collect().asList().await().atMost(Duration.ofMinutes(1)))
        .as("beyond the limit")
        .isEmpty();
  }

  @Test
  void aStreamThatEndsByItselfCountsNoLonger() {
    for (int i = 0; i < 5; i++) {
      Multi<Integer> stream = streams.limited("ada", Multi.createFrom().items(1, 2));
      assertThat(stream.collect().asList().await().atMost(Duration.ofMinutes(1)))
          .containsExactly(1, 2);
    }
  }

  @Test
  void aStreamEndsWithItsNextItemWhenTheProcessLeavesUnlessItBeganAfterwards() {
    BroadcastProcessor<String> items = BroadcastProcessor.create();
    List<String> seen = new ArrayList<>();
    streams.limited("ann", items).subscribe().with(seen::add, () -> seen.add("the end"));
    items.onNext("an event");
    streams.leave(new ShutdownDelayInitiatedEvent());
    streams.limited("bob", items).subscribe().with(item -> seen.add("bob: " + item));
    items.onNext("a heartbeat");
    assertThat(seen).containsExactly("an event", "the end", "bob: a heartbeat");
  }
}
