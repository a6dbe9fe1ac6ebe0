package io.arbiter.submission;

import com.fasterxml.uuid.impl.UUIDUtil;
import io.arbiter.delivery.Topics;
import io.arbiter.problem.ErrorCode;
import io.arbiter.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one player from using up what is everybody's. Requests of the same moment do not see each
 * other, so that a player may come over a quota by as many. Thread-safe.
 */
@ApplicationScoped
public class Quotas {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);

  /** A verdict takes less. */
  private static final Duration VERDICT = Duration.ofSeconds(1);

  /** For the whole queue, which takes longer to become shorter. */
  private static final Duration QUEUE = Duration.ofSeconds(10);

  /** How old the length of the queue may be. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final QuotaSettings settings;
  private volatile long queued;
  private volatile long nextLook = System.nanoTime();

  public Quotas(QuotaSettings settings) {
    this.settings = settings;
  }

  /** What a player has sent; the ids are those of the oldest submissions that count, or null. */
  private record Sent(int inFlight, @Nullable UUID inMinute, @Nullable UUID inDay) {}

  /**
   * Lets a player send one more.
   *
   * @return the topic of the lane for it
   * @throws ProblemException TOO_MANY_REQUESTS with the rule that was hit, UNAVAILABLE when the
   *     queue is full; both with the time to wait
   */
  String admit(Handle handle, UUID player) {
    if (queued(handle) >= settings.queue()) {
      throw new ProblemException(
          ErrorCode.UNAVAILABLE, "the queue is full: " + settings.queue() + " wait", QUEUE);
    }
    Sent sent = sent(handle, player);
    if (sent.inFlight() >= settings.inFlight()) {
      throw refusal(settings.inFlight() + " at a time wait for their verdicts", VERDICT);
    }
    require(sent.inMinute(), MINUTE, settings.perMinute() + " in a minute");
    require(sent.inDay(), DAY, settings.perDay() + " in a day");
    return sent.inFlight() < settings.interactive() ? Topics.JOBS_INTERACTIVE : Topics.JOBS_BATCH;
  }

  private long queued(Handle handle) {
    if (System.nanoTime() - nextLook >= 0) {
      nextLook = System.nanoTime() + LOOK.toNanos();
      queued =
          handle
              .createQuery("select count(*) from submission where state <> 'JUDGED'")
              .mapTo(Long.class)
              .one();
    }
    return queued;
  }

  private Sent sent(Handle handle, UUID player) {
    return handle
        .createQuery(
            """
            select
              (select count(*) from submission where player_id = :player and state <> 'JUDGED')
                as in_flight,
              (select id from submission where player_id = :player
                order by id desc offset :perMinute - 1 limit 1) as in_minute,
              (select id from submission where player_id = :player
                order by id desc offset :perDay - 1 limit 1) as in_day
            """)
        .bind("player", player)
        .bind("perMinute", settings.perMinute())
        .bind("perDay", settings.perDay())
        .map(
            (row, context) ->
                new Sent(
                    row.getInt("in_flight"),
                    row.getObject("in_minute", UUID.class),
                    row.getObject("in_day", UUID.class)))
        .one();
  }

  /** Submissions are named by the time at which they came. */
  private static void require(@Nullable UUID oldest, Duration window, String rule) {
    if (oldest != null) {
      Instant free = Instant.ofEpochMilli(UUIDUtil.extractTimestamp(oldest)).plus(window);
      Duration left = Duration.between(Instant.now(), free);
      if (left.isPositive()) {
        throw refusal(rule, left);
      }
    }
  }

  private static ProblemException refusal(String rule, Duration wait) {
    return new ProblemException(ErrorCode.TOO_MANY_REQUESTS, "the quota is " + rule, wait);
  }
}
