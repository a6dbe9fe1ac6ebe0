package io.arbiter.server.submission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.database.TimeOrderedId;
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
  static final Duration MINUTE = Duration.ofMinutes(1);

  /** The time in which ended child processes are counted. */
  static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  static final Duration DAY = Duration.ofDays(1);

  /** The {@code Retry-After} of the in-flight quota: most verdicts come sooner. */
  private static final Duration VERDICT = Duration.ofSeconds(1);

  /** The {@code Retry-After} of a full queue, which takes longer to become shorter. */
  private static final Duration QUEUE = Duration.ofSeconds(10);

  /** How old the known length of the queue may be. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final long MOST_REFUSED = 100_000;

  private final QuotaSettings settings;
  private final SubmissionRepository submissions;

  /** Players who have used up a quota. Each entry is checked again after a minute. */
  private final Cache<UUID, Refusal> refused;

  private final Ticker ticker;
  private volatile long queued;
  private volatile long nextLook;

  private record Refusal(ProblemException problem, Instant until) {}

  @Inject
  Quotas(QuotaSettings settings, SubmissionRepository submissions) {
    this(settings, submissions, Ticker.systemTicker());
  }

  Quotas(QuotaSettings settings, SubmissionRepository submissions, Ticker ticker) {
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
   * Refuses a player who is known to have used up a quota, until the quota has room. This reads no
   * database, so that a flood of refused requests costs the other players little.
   *
   * @throws ProblemException TOO_MANY_REQUESTS as from {@link #check}
   */
  void checkKnown(UUID player, Instant now) {
    Refusal known = refused.getIfPresent(player);
    if (known != null && now.isBefore(known.until())) {
      throw known.problem().retryAfter(Duration.between(now, known.until()));
    }
  }

  /** Forgets that a player has used up a quota, because the player's quotas have changed. */
  void changed(UUID player) {
    refused.invalidate(player);
  }

  /** What a player may send, as {@link QuotaSettings} describes it. */
  record Allowed(int inFlight, int interactive, int perMinute, int perDay, int endedChildren) {}

  Allowed allowed(PlayerQuota quota) {
    return new Allowed(
        Objects.requireNonNullElse(quota.inFlight(), settings.inFlight()),
        settings.interactive(),
        Objects.requireNonNullElse(quota.perMinute(), settings.perMinute()),
        Objects.requireNonNullElse(quota.perDay(), settings.perDay()),
        settings.endedChildren());
  }

  /** The least id of a submission that was sent after a time; ids begin with milliseconds. */
  static UUID leastIdAfter(Instant time) {
    return new UUID((time.toEpochMilli() + 1) << 16, 0);
  }

  boolean hasRoom() {
    if (ticker.read() - nextLook >= 0) {
      nextLook = ticker.read() + LOOK.toNanos();
      queued = submissions.countOpen();
    }
    return queued < settings.queue();
  }

  /** UNAVAILABLE, with the time to wait. */
  ProblemException queueFull() {
    return ProblemReason.QUEUE_FULL.problem(settings.queue()).retryAfter(QUEUE);
  }

  /**
   * Refuses a submission that was not stored because a quota is used up.
   *
   * @throws ProblemException TOO_MANY_REQUESTS with the rule that was hit and the time to wait
   */
  void check(UUID player, IntakeQueries.Sent sent, Allowed allowed, Instant now) {
    if (sent.inFlight() >= allowed.inFlight()) {
      throw ProblemReason.QUOTA_WAITING.problem(allowed.inFlight()).retryAfter(VERDICT);
    }
    var inMinute = ProblemReason.QUOTA_MINUTE.problem(allowed.perMinute());
    check(player, sentAt(sent.inMinute()), MINUTE, now, inMinute);
    var inDay = ProblemReason.QUOTA_DAY.problem(allowed.perDay());
    check(player, sentAt(sent.inDay()), DAY, now, inDay);
    var ended = ProblemReason.QUOTA_ENDED_PROCESSES.problem(allowed.endedChildren());
    check(player, sent.endedChild(), TEN_MINUTES, now, ended);
  }

  private static @Nullable Instant sentAt(@Nullable UUID submission) {
    return submission == null ? null : TimeOrderedId.time(submission);
  }

  private void check(
      UUID player,
      @Nullable Instant oldest,
      Duration window,
      Instant now,
      ProblemException problem) {
    if (oldest != null) {
      Refusal refusal = new Refusal(problem, oldest.plus(window));
      refused.put(player, refusal);
      throw problem.retryAfter(Duration.between(now, refusal.until()));
    }
  }
}
