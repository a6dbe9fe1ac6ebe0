package io.arbiter.server.webhook;

import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of sending. A process claims a webhook with a lease, sends what is due, and writes each
 * result only while it has the lease. A webhook whose process died is claimed again when the lease
 * has expired. All times are those of the caller's clock; the clocks of the processes must differ
 * by less than a lease. Every transaction locks a webhook before its deliveries.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class WebhookQueue {
  /**
   * The webhook that was served longest ago is first, so that none can hold up the others. The
   * deliveries of suspended players wait.
   */
  private static final String CLAIM =
      """
      update webhook set lease = uuidv7(), leased_until = :until
      where id in (
        select w.id from webhook w
        where w.disabled is null and w.leased_until <= :now and w.id in (
          select d.webhook_id from webhook_delivery d
          where d.state = 'WAITING' and d.next_at <= :now)
          and not exists (select from suspended_player s where s.id = w.player_id)
        order by w.leased_until limit :limit for no key update skip locked)
      returning id, lease, player_id, url, secret
      """;

  private static final String NEXT =
      """
      select d.id, d.event, d.created_at, d.tries, d.submission_id, v.slug, v.number, v.title,
        d.body, c.id, c.title as contest_title, c.ends_at
      from webhook_delivery d join webhook w on w.id = d.webhook_id
      left join any_version v on v.puzzle_id = d.puzzle_id and v.number = d.version
      left join named_contest c on c.id = d.contest_id
      where d.webhook_id = :webhook and w.lease = :lease and w.disabled is null
        and not exists (select from suspended_player s where s.id = w.player_id)
        and d.state = 'WAITING' and d.next_at <= :now
      order by d.next_at, d.id limit 1
      """;

  private static final String SUCCEED =
      "update webhook set failing_since = null where id = :webhook and lease = :lease";

  private static final String FAIL =
      """
      update webhook set failing_since = coalesce(failing_since, :now),
        disabled = case when :gaveUp and failing_since <= :since then 'FAILING' else disabled end,
        disabled_at = case when :gaveUp and failing_since <= :since
          then cast(:now as timestamptz) else disabled_at end
      where id = :webhook and lease = :lease
      """;

  private static final String RECORD =
      """
      update webhook_delivery set state = :state, next_at = :next, tries = tries + 1,
        tried_at = :now, status = :status, error = :error, detail = :detail, body = :body
      where id = :id
      """;

  private static final String RELEASE =
      """
      update webhook set lease = null, leased_until = :now where id = :webhook and lease = :lease
      """;

  private static final String DISABLE_FULL =
      """
      update webhook set disabled = 'TOO_MANY_WAITING', disabled_at = :now
      where disabled is null and id in (
        select webhook_id from webhook_delivery where state = 'WAITING'
        group by webhook_id having count(*) >= :most)
      """;

  private static final String END_DISABLED =
      """
      update webhook_delivery set state = 'FAILED', next_at = null,
        error = coalesce(error, 'DISABLED')
      where state = 'WAITING'
        and webhook_id in (select id from webhook where disabled is not null)
      """;

  private static final String DELETE_OLD =
      """
      delete from webhook_delivery where id in (
        select id from webhook_delivery where created_at < :before and state <> 'WAITING'
        order by created_at limit :limit for update skip locked)
      """;

  /**
   * How long a delivery is tried. When a delivery is given up, and no other delivery of its webhook
   * has succeeded for half of this time, the webhook is disabled.
   */
  public static final Duration GIVE_UP_AFTER = Duration.ofHours(24);

  /** A webhook is disabled when so many of its deliveries wait. */
  private static final int MOST_WAITING = 1000;

  /** How long deliveries are kept for their player to see. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final Session session;

  WebhookQueue(@Current Session session) {
    this.session = session;
  }

  /** A webhook for which only the process with the lease sends. */
  public record Claim(UUID webhook, UUID lease, UUID player, String url, String secret) {}

  /**
   * A delivery that is due.
   *
   * @param submission null unless one was judged
   * @param puzzle the slug; null unless one was published, like version and title
   * @param body what was sent at the first try; null before it
   * @param contest null unless one has ended, like its title and its end
   */
  public record Due(
      UUID id,
      String event,
      Instant createdAt,
      int tries,
      @Nullable UUID submission,
      @Nullable String puzzle,
      @Nullable Integer version,
      @Nullable String title,
      @Nullable String body,
      @Nullable UUID contest,
      @Nullable String contestTitle,
      @Nullable Instant endedAt) {}

  /**
   * What became of a failed try.
   *
   * @param status of the answer; null without one
   * @param detail about the error, in English
   */
  public record Failure(@Nullable Integer status, SendingError error, @Nullable String detail) {
    /** Whether another try may succeed. */
    public boolean mayPass() {
      return error != SendingError.GONE;
    }
  }

  /** Claims webhooks that have something to send. */
  public List<Claim> claim(Instant now, Instant until, int limit) {
    return session
        .createNativeQuery(CLAIM, Claim.class)
        .setParameter("now", now)
        .setParameter("until", until)
        .setParameter("limit", limit)
        .getResultList();
  }

  /** The next delivery of a claimed webhook; empty if nothing is due or the lease is lost. */
  public Optional<Due> next(Claim claim, Instant now) {
    return session
        .createNativeQuery(NEXT, Due.class)
        .setParameter("webhook", claim.webhook())
        .setParameter("lease", claim.lease())
        .setParameter("now", now)
        .uniqueResultOptional();
  }

  /** Writes that a delivery has succeeded. Does nothing if the lease is lost. */
  public void succeed(Claim claim, Due due, int status, String body, Instant now) {
    if (session
            .createNativeMutationQuery(SUCCEED)
            .setParameter("webhook", claim.webhook())
            .setParameter("lease", claim.lease())
            .executeUpdate()
        > 0) {
      record(due, Delivery.State.DELIVERED, null, new Outcome(status, null, null, body), now);
    }
  }

  /**
   * Writes that a try has failed. Disables the webhook if the delivery is given up and no other has
   * succeeded for half of the time for which it was tried. Does nothing if the lease is lost.
   *
   * @param next when to try again; null if the delivery is given up
   */
  public void fail(
      Claim claim,
      Due due,
      Failure failure,
      @Nullable String body,
      @Nullable Instant next,
      Instant now) {
    if (session
            .createNativeMutationQuery(FAIL)
            .setParameter("webhook", claim.webhook())
            .setParameter("lease", claim.lease())
            .setParameter("now", now)
            .setParameter("gaveUp", next == null && failure.mayPass())
            .setParameter("since", now.minus(GIVE_UP_AFTER.dividedBy(2)))
            .executeUpdate()
        > 0) {
      record(
          due,
          next == null ? Delivery.State.FAILED : Delivery.State.WAITING,
          next,
          new Outcome(failure.status(), failure.error(), failure.detail(), body),
          now);
    }
  }

  private record Outcome(
      @Nullable Integer status,
      @Nullable SendingError error,
      @Nullable String detail,
      @Nullable String body) {}

  private void record(
      Due due, Delivery.State state, @Nullable Instant next, Outcome outcome, Instant now) {
    session
        .createNativeMutationQuery(RECORD)
        .setParameter("id", due.id())
        .setParameter("state", state.name())
        .setParameter("next", next, Instant.class)
        .setParameter("now", now)
        .setParameter("status", outcome.status(), Integer.class)
        .setParameter(
            "error", outcome.error() == null ? null : outcome.error().name(), String.class)
        .setParameter("detail", outcome.detail(), String.class)
        .setParameter("body", outcome.body(), String.class)
        .executeUpdate();
  }

  /** Gives a webhook back, so that it can be claimed as soon as something is due. */
  public void release(Claim claim, Instant now) {
    session
        .createNativeMutationQuery(RELEASE)
        .setParameter("webhook", claim.webhook())
        .setParameter("lease", claim.lease())
        .setParameter("now", now)
        .executeUpdate();
  }

  /**
   * Disables the webhooks for which too many deliveries wait, and ends the waiting deliveries of
   * disabled webhooks.
   */
  public void disable(Instant now) {
    session
        .createNativeMutationQuery(DISABLE_FULL)
        .setParameter("now", now)
        .setParameter("most", MOST_WAITING)
        .executeUpdate();
    session.createNativeMutationQuery(END_DISABLED).executeUpdate();
  }

  /** Deletes deliveries that are kept no longer; returns their number, at most {@code limit}. */
  public int deleteOld(Instant now, int limit) {
    return session
        .createNativeMutationQuery(DELETE_OLD)
        .setParameter("before", now.minus(KEPT))
        .setParameter("limit", limit)
        .executeUpdate();
  }
}
