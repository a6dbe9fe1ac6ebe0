package io.arbiter.server.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.arbiter.core.json.Codec;
import io.arbiter.delivery.JudgingEvent;
import io.arbiter.delivery.LogLoop;
import io.arbiter.server.submission.BegunAttempts;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The recent events of each submission, and who listens to them. Every API node reads all events.
 * Thread-safe; listeners are called on the loops' threads and must not block.
 */
@ApplicationScoped
public class LiveFeed {
  private static final Logger LOG = Logger.getLogger(LiveFeed.class);

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

  /** Takes a batch of events in order. */
  public void take(List<LogLoop.Entry> batch) {
    for (LogLoop.Entry entry : batch) {
      try {
        JudgingEvent event = Codec.decode(entry.value(), JudgingEvent.class);
        if (event instanceof JudgingEvent.Started started) {
          begun.add(started.submission(), started.attempt());
        }
        if (event instanceof JudgingEvent.Judged judged) {
          long millis = judged.judgement().usage().wallMillis();
          meanMillis += WEIGHT * (millis - meanMillis);
        }
        if (!(event instanceof JudgingEvent.Rejudged || event instanceof JudgingEvent.ChildEnded)) {
          history(event.submission()).add(new Placed(entry.offset(), event));
        }
      } catch (IOException e) {
        LOG.errorf(e, "an event of %s cannot be read and is dropped", entry.key());
      }
    }
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
