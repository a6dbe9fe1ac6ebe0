package io.arbiter.server.submission.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.delivery.message.JudgingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final UUID ID = UUID.randomUUID();
  private static final JudgingEvent.Scored SCORED = new JudgingEvent.Scored(ID, 1);
  private static final LiveFeed.Placed STARTED =
      new LiveFeed.Placed(7, new JudgingEvent.Started(ID, 1, "worker"));
  private static final LiveFeed.Placed JUDGED =
      new LiveFeed.Placed(
          9,
          new JudgingEvent.Judged(
              ID,
              1,
              new Judgement(Verdict.ACCEPTED, null, List.of(), null, null, Usage.NONE),
              new JudgingEvent.Provenance(
                  1, "hash", "runtime", "worker", 1, Limits.DEFAULT, Instant.EPOCH)));

  private final History history = new History();
  private final List<LiveFeed.Placed> heard = new ArrayList<>();

  @Test
  void anEventIsAnnouncedAtOnceIfAllEventsBeforeItHaveCome() {
    history.listen(-1, heard::add);
    history.add(STARTED);
    history.add(JUDGED);
    history.announce(SCORED);
    assertThat(heard).containsExactly(STARTED, JUDGED, new LiveFeed.Placed(10, SCORED));
  }

  @Test
  void anAnnouncementDoesNotOvertakeEarlierEvents() {
    history.listen(-1, heard::add);
    history.announce(SCORED);
    history.add(STARTED);
    history.announce(SCORED);
    assertThat(heard).containsExactly(STARTED);
  }

  @Test
  void aHistoryIsCompleteWhenTheResultHasCome() {
    history.add(STARTED);
    assertThat(history.isJudged()).isFalse();
    history.add(JUDGED);
    assertThat(history.isJudged()).isTrue();
  }

  @Test
  void anAnnouncementIsNotKeptForLaterListeners() {
    history.add(JUDGED);
    history.announce(SCORED);
    history.listen(-1, heard::add);
    assertThat(heard).containsExactly(JUDGED);
  }
}
