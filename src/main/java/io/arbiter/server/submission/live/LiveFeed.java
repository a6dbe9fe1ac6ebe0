package io.arbiter.server.submission.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.submission.Attempts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;

/**
 * The recent events of each submission, and their listeners. Every API node reads all events.
 * Thread-safe. The threads of the loops call the listeners, so listeners must not block.
 */
@ApplicationScoped
public class LiveFeed {
  /**
   * How long, and for how many submissions, events are kept. A stream that resumes later gets only
   * the verdict from the database.
   */
  private static final Duration KEPT = Duration.ofMinutes(10);

  private static final int SUBMISSIONS_KEPT = 20_000;

  /** A new process also reads the events of this time before its start. */
  public static final Duration REPLAYED = Duration.ofMinutes(2);

  /** The weight of one judgement in the mean; about the last twenty judgements count. */
  private static final double WEIGHT = 0.05;

  private final Cache<UUID, History> histories;

  /**
   * The histories that open streams still have. A submission that waits has no events for longer
   * than its history is kept, and its streams must get the next event.
   */
  private final Cache<UUID, History> followed = Caffeine.newBuilder().weakValues().build();

  private final Attempts attempts;
  private volatile double meanMillis;

  @Inject
  public LiveFeed(Attempts attempts) {
    this(attempts, Ticker.systemTicker());
  }

  LiveFeed(Attempts attempts, Ticker ticker) {
    this.attempts = attempts;
    this.histories =
        Caffeine.newBuilder()
            .expireAfterAccess(KEPT)
            .maximumSize(SUBMISSIONS_KEPT)
            .ticker(ticker)
            .build();
  }

  /**
   * An event and its id, with which a stream resumes.
   *
   * @param id grows from event to event of one submission, and is the same on every node
   */
  record Placed(long id, JudgingEvent event) {}

  /**
   * Takes an event.
   *
   * @param place in the log of events
   */
  public void take(JudgingEvent event, long place) {
    switch (event) {
      case JudgingEvent.Started started ->
          attempts.note(started.submission(), started.attempt(), null);
      case JudgingEvent.Delayed delayed ->
          attempts.note(delayed.submission(), delayed.attempt(), delayed.delay());
      case JudgingEvent.Judged judged -> {
        long millis = judged.judgement().usage().wallMillis();
        meanMillis += WEIGHT * (millis - meanMillis);
      }
      case JudgingEvent.Progress _, JudgingEvent.Output _, JudgingEvent.Searched _ -> {}
      // No player waits for these.
      case JudgingEvent.Rejudged _, JudgingEvent.ChildEnded _ -> {
        return;
      }
    }
    history(event.submission()).add(new Placed(place, withoutDetails(event)));
  }

  /** Streams read a judgement from the database, so only the fact is kept. */
  private static JudgingEvent withoutDetails(JudgingEvent event) {
    return event instanceof JudgingEvent.Judged judged
        ? new JudgingEvent.Judged(
            judged.submission(),
            judged.attempt(),
            judged.judgement().outcome(),
            judged.provenance())
        : event;
  }

  /**
   * Tells the streams of this node that the judgement of a submission is stored. Streams of other
   * nodes find it in the database.
   */
  public void scored(UUID submission) {
    history(submission).score();
  }

  /** The mean wall time of recent judgements, in milliseconds. */
  double meanMillis() {
    return meanMillis;
  }

  History history(UUID submission) {
    return histories.get(submission, id -> followed.get(id, _ -> new History()));
  }
}
