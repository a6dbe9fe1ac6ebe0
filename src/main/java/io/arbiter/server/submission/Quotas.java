package io.arbiter.server.submission;

import com.fasterxml.uuid.impl.UUIDUtil;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one player from using up what is everybody's. Requests of the same moment do not see each
 * other, so that a player may come over a quota by as many. Thread-safe.
 */
@ApplicationScoped
public class Quotas {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final Duration DAY = Duration.ofDays(1);

  /** The {@code Retry-After} of the in-flight quota: most verdicts come sooner. */
  private static final Duration VERDICT = Duration.ofSeconds(1);

  /** The {@code Retry-After} of a full queue, which takes longer to become shorter. */
  private static final Duration QUEUE = Duration.ofSeconds(10);

  /** How old the length of the queue may be. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** The largest number of players in {@link #refused}. */
  private static final long MOST_REFUSED = 100_000;

  private final QuotaSettings settings;
  private final SubmissionRepository submissions;

  /** Players who have used up a quota. Each entry is checked again after a minute. */
  private final Cache<UUID, Refusal> refused =
      Caffeine.newBuilder().expireAfterWrite(MINUTE).maximumSize(MOST_REFUSED).build();

  private volatile long queued;
  private volatile long nextLook = System.nanoTime();

  Quotas(QuotaSettings settings, SubmissionRepository submissions) {
    this.settings = settings;
    this.submissions = submissions;
  }

  /**
   * What a player had sent before.
   *
   * @param inFlight how many have no verdict yet
   * @param inMinute the oldest that counts for the minute's quota, or null
   * @param inDay the oldest that counts for the day's, or null
   * @param endedChild when the oldest that counts for the ended children's was found to have ended
   *     one, or null
   */
  record Sent(
      long inFlight, @Nullable UUID inMinute, @Nullable UUID inDay, @Nullable Instant endedChild) {}

  private record Refusal(String rule, Instant until) {}

  /**
   * Refuses who was found to have used up a quota of some time, until there is room, without a look
   * into the database: what a flood sends in vain is to cost the others little.
   *
   * @throws ProblemException TOO_MANY_REQUESTS as from {@link #check}
   */
  void checkKnown(UUID player, Instant now) {
    Refusal known = refused.getIfPresent(player);
    if (known != null && now.isBefore(known.until())) {
      throw refusal(known.rule(), Duration.between(now, known.until()));
    }
  }

  /** Whether so many wait that nobody may send one more. */
  boolean isFull() {
    return queued() >= settings.queue();
  }

  /** The intake's statement compares with these. */
  void bind(NativeQuery<?> statement, Instant now) {
    statement
        .setParameter("inFlight", settings.inFlight())
        .setParameter("interactive", settings.interactive())
        .setParameter("perMinute", settings.perMinute())
        .setParameter("perDay", settings.perDay())
        .setParameter("endedChildren", settings.endedChildren())
        .setParameter("minuteAgo", firstId(now.minus(MINUTE)))
        .setParameter("tenMinutesAgo", now.minus(TEN_MINUTES))
        .setParameter("dayAgo", firstId(now.minus(DAY)));
  }

  /** Submissions are named by the millisecond in which they came: the first name after one. */
  private static UUID firstId(Instant after) {
    return new UUID((after.toEpochMilli() + 1) << Short.SIZE, 0);
  }

  /**
   * Says which quota is used up.
   *
   * @throws ProblemException TOO_MANY_REQUESTS with the rule that was hit, UNAVAILABLE when the
   *     queue is full; both with the time to wait
   */
  void check(UUID player, boolean full, Sent sent, Instant now) {
    if (full) {
      throw new ProblemException(
          ErrorCode.UNAVAILABLE, "the queue is full: " + settings.queue() + " wait", QUEUE);
    }
    if (sent.inFlight() >= settings.inFlight()) {
      throw refusal(settings.inFlight() + " at a time wait for their verdicts", VERDICT);
    }
    require(player, sentAt(sent.inMinute()), MINUTE, now, settings.perMinute() + " in a minute");
    require(player, sentAt(sent.inDay()), DAY, now, settings.perDay() + " in a day");
    require(
        player,
        sent.endedChild(),
        TEN_MINUTES,
        now,
        settings.endedChildren() + " in ten minutes that end the process they run in");
  }

  private long queued() {
    if (System.nanoTime() - nextLook >= 0) {
      nextLook = System.nanoTime() + LOOK.toNanos();
      queued = submissions.countOpen();
    }
    return queued;
  }

  private static @Nullable Instant sentAt(@Nullable UUID submission) {
    return submission == null ? null : Instant.ofEpochMilli(UUIDUtil.extractTimestamp(submission));
  }

  private void require(
      UUID player, @Nullable Instant oldest, Duration window, Instant now, String rule) {
    if (oldest != null) {
      Instant free = oldest.plus(window);
      if (now.isBefore(free)) {
        refused.put(player, new Refusal(rule, free));
        throw refusal(rule, Duration.between(now, free));
      }
    }
  }

  private static ProblemException refusal(String rule, Duration wait) {
    return new ProblemException(ErrorCode.TOO_MANY_REQUESTS, "the quota is " + rule, wait);
  }
}
