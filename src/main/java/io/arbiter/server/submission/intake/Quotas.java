package io.arbiter.server.submission.intake;

import com.fasterxml.uuid.impl.UUIDUtil;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.submission.OpenSubmissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Limits how much a player may send, so that one player cannot use up the judge. Thread-safe. */
@ApplicationScoped
class Quotas {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** The time in which ended child processes are counted. */
  public static final Duration TEN_MINUTES = Duration.ofMinutes(10);

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
  private final OpenSubmissions submissions;

  /** Players who have used up a quota. Each entry is checked again after a minute. */
  private final Cache<UUID, Refusal> refused;

  private final Ticker ticker;
  private volatile long queued;
  private volatile long nextLook;

  @Inject
  Quotas(QuotaSettings settings, OpenSubmissions submissions) {
    this(settings, submissions, Ticker.systemTicker());
  }

  Quotas(QuotaSettings settings, OpenSubmissions submissions, Ticker ticker) {
    this.settings = settings;
    this.submissions = submissions;
    this.ticker = ticker;
    this.nextLook = ticker.read();
    this.refused =
        Caffeine.newBuilder()
            .ticker(ticker)
            .expireAfterWrite(MINUTE)
            .maximumSize(MOST_REFUSED)
            .build();
  }

  /**
   * A player's earlier submissions.
   *
   * @param sameKey the submission with the same idempotency key as the request, or null
   * @param inFlight the number without a verdict
   * @param inMinute the submission that must be a minute old before the next one, or null
   * @param inDay the submission that must be a day old before the next one, or null
   * @param endedChild the time that must be ten minutes ago before the next submission, because a
   *     submission ended its child then; or null
   */
  public record Sent(
      @Nullable UUID sameKey,
      long inFlight,
      @Nullable UUID inMinute,
      @Nullable UUID inDay,
      @Nullable Instant endedChild) {}

  /**
   * What a player may send: what the settings say, unless an admin has set something else.
   *
   * @param inFlight submissions without a verdict
   * @param perMinute submissions in a minute
   * @param perDay submissions in a day
   */
  public record Allowed(int inFlight, int perMinute, int perDay) {}

  private record Refusal(String rule, Instant until) {}

  /**
   * Refuses a player who is known to have used up a quota, until the quota has room. This reads no
   * database, so that a flood of refused requests costs the other players little.
   *
   * @throws ProblemException TOO_MANY_REQUESTS as from {@link #check}
   */
  public void checkKnown(UUID player, Instant now) {
    Refusal known = refused.getIfPresent(player);
    if (known != null && now.isBefore(known.until())) {
      throw refusal(known.rule(), Duration.between(now, known.until()));
    }
  }

  /**
   * Requires that the queue is not full.
   *
   * @throws ProblemException UNAVAILABLE if the queue is full
   */
  public void requireRoom() {
    if (queued() >= settings.queue()) {
      throw new ProblemException(
          ErrorCode.UNAVAILABLE,
          "the queue is full: " + settings.queue() + " submissions wait",
          QUEUE);
    }
  }

  /** Forgets that a player has used up a quota, because the player's quotas have changed. */
  void changed(UUID player) {
    refused.invalidate(player);
  }

  /** What a player may send. */
  public Allowed allowed(PlayerQuota quota) {
    return new Allowed(
        Objects.requireNonNullElse(quota.inFlight(), settings.inFlight()),
        Objects.requireNonNullElse(quota.perMinute(), settings.perMinute()),
        Objects.requireNonNullElse(quota.perDay(), settings.perDay()));
  }

  /** Child processes that a player's submissions may end in ten minutes. */
  public int endedChildren() {
    return settings.endedChildren();
  }

  /** Whether a player's next submission waits in the batch lane. */
  public boolean isForBatch(Sent sent) {
    return sent.inFlight() >= settings.interactive();
  }

  /**
   * Refuses a submission if a quota is used up.
   *
   * @throws ProblemException TOO_MANY_REQUESTS with the rule that was hit, UNAVAILABLE if the queue
   *     is full; both with the time to wait
   */
  public void check(UUID player, Sent sent, Allowed allowed, Instant now) {
    requireRoom();
    if (sent.inFlight() >= allowed.inFlight()) {
      throw refusal(allowed.inFlight() + " submissions that wait for their verdicts", VERDICT);
    }
    require(
        player,
        sentAt(sent.inMinute()),
        MINUTE,
        now,
        allowed.perMinute() + " submissions in a minute");
    require(player, sentAt(sent.inDay()), DAY, now, allowed.perDay() + " submissions in a day");
    require(
        player,
        sent.endedChild(),
        TEN_MINUTES,
        now,
        settings.endedChildren() + " submissions in ten minutes that end their process");
  }

  private long queued() {
    if (ticker.read() - nextLook >= 0) {
      nextLook = ticker.read() + LOOK.toNanos();
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
