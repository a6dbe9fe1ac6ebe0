package io.arbiter.server.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.arbiter.delivery.JudgingEvent;
import io.arbiter.server.submission.BegunAttempts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * The recent events of each submission, and who listens to them. Every API node reads all events.
 * Thread-safe; listeners are called on the loops' threads and must not block.
 */
@ApplicationScoped
public class LiveFeed {
  /** A stream that comes back later than this, or than so many submissions, asks the database. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  private static final int SUBMISSIONS_KEPT = 20_000;

  /** How much one judgement weighs in the mean: about the last twenty count. */
  private static final double WEIGHT = 0.05;

  private final Cache<UUID, History> histories =
      Caffeine.newBuilder().expireAfterAccess(KEPT).maximumSize(SUBMISSIONS_KEPT).build();
  private final BegunAttempts begun;
  private volatile double meanMillis;

  public LiveFeed(BegunAttempts begun) {
    this.begun = begun;
  }

  /**
   * An event with its place, by which a stream resumes.
   *
   * @param id grows from event to event of one submission, the same on every node
   */
  record Placed(long id, JudgingEvent event) {}

  /**
   * Takes an event.
   *
   * @param place in the log of events
   */
  public void take(JudgingEvent event, long place) {
    switch (event) {
      case JudgingEvent.Started started -> {
        begun.add(started.submission(), started.attempt());
        keep(event, place);
      }
      case JudgingEvent.Judged judged -> {
        long millis = judged.judgement().usage().wallMillis();
        meanMillis += WEIGHT * (millis - meanMillis);
        keep(event, place);
      }
      case JudgingEvent.Progress _, JudgingEvent.Output _, JudgingEvent.Scored _ ->
          keep(event, place);
      // Nothing that a player waits for.
      case JudgingEvent.Rejudged _, JudgingEvent.ChildEnded _ -> {}
    }
  }

  private void keep(JudgingEvent event, long place) {
    history(event.submission()).add(new Placed(place, event));
  }

  /** Tells at once what this node has scored itself; the event on its way is for the others. */
  public void scored(JudgingEvent.Scored event) {
    history(event.submission()).tell(event);
  }

  /** The mean wall time of recent judgements, in milliseconds. */
  double meanMillis() {
    return meanMillis;
  }

  History history(UUID submission) {
    return histories.get(submission, id -> new History());
  }
}
