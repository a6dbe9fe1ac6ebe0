package io.arbiter.server.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arbiter.server.database.Queries;
import io.arbiter.server.submission.SubmissionView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of webhooks and deliveries. Every transaction locks a webhook before its deliveries. */
interface WebhookQueries extends Queries {
  String DELIVERIES =
      """
      select d.id, d.event, d.submission_id, p.slug, d.state, d.created_at, d.tries, d.next_at,
        d.tried_at, d.status, d.error, d.detail
      from webhook w join webhook_delivery d on d.webhook_id = w.id
      left join named_puzzle p on p.id = d.puzzle_id
      """;

  /** A webhook's deliveries before an id, newest first; with an id only this one. */
  @SQL(
      DELIVERIES
          + """
          where w.id = :webhook and d.id < :before and (cast(:id as uuid) is null or d.id = :id)
          order by d.id desc limit :limit
          """)
  List<WebhookDelivery> deliveries(UUID webhook, UUID before, @Nullable UUID id, int limit);

  @SQL(DELIVERIES + "where w.player_id = :player and d.id > :after order by d.id limit :limit")
  List<WebhookDelivery> deliveriesOf(UUID player, UUID after, int limit);

  @HQL(
      """
      select count(*) from DeliveryEntity d join WebhookEntity w on w.id = d.webhook
      where w.player = :player and d.requestedAt > :since
      """)
  long countRequests(UUID player, Instant since);

  /** Deleted accounts have no webhooks. */
  @SQL(
      """
      insert into webhook_delivery (webhook_id, event, puzzle_id, version)
      select id, 'puzzle.published', :puzzle, :version from webhook
      where player_id = :author and disabled is null and 'puzzle.published' = any(events)
      for key share skip locked
      """)
  int addPublished(UUID author, UUID puzzle, int version);

  @SQL(
      """
      insert into webhook_delivery (webhook_id, event, contest_id)
      select w.id, 'contest.ended', :contest from webhook w
      where w.disabled is null and 'contest.ended' = any(w.events) and w.player_id in (
        select r.player_id from contestant r where r.contest_id = :contest
        union select c.owner_id from named_contest c where c.id = :contest)
      for key share of w skip locked
      """)
  int addEnded(UUID contest);

  /** A webhook for which only the process with the lease sends. */
  record Claim(UUID webhook, UUID lease, UUID player, String url, String secret) {}

  /**
   * Claims webhooks that have something to send. The webhook that was served longest ago is first,
   * so that none can hold up the others. The deliveries of suspended players wait.
   */
  @SQL(
      """
      with claimed as (
        update webhook set lease = uuidv7(), leased_until = :until
        where id in (
          select w.id from webhook w
          where w.disabled is null and w.leased_until <= :now and w.id in (
            select d.webhook_id from webhook_delivery d
            where d.state = 'WAITING' and d.next_at <= :now)
            and not exists (select from suspended_player s where s.id = w.player_id)
          order by w.leased_until limit :limit for no key update skip locked)
        returning id, lease, player_id, url, secret)
      select id, lease, player_id, url, secret from claimed
      """)
  List<Claim> claim(Instant now, Instant until, int limit);

  /**
   * What a delivery says.
   *
   * @param id of the delivery, which stays the same when the delivery is repeated
   * @param at when it happened
   * @param submission as its player sees it, without the source; for {@code submission.judged}
   * @param puzzle for {@code puzzle.published}
   * @param contest for {@code contest.ended}, like {@code endedAt}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Body(
      UUID id,
      String event,
      Instant at,
      @Nullable SubmissionView submission,
      @Nullable PublishedPuzzle puzzle,
      @Nullable EndedContest contest,
      @Nullable Instant endedAt) {
    record PublishedPuzzle(String slug, int version, String title) {}

    record EndedContest(UUID id, String title) {}

    Body with(SubmissionView judged) {
      return new Body(id, event, at, judged, puzzle, contest, endedAt);
    }
  }

  /**
   * A delivery that is due. The body lacks the submission; {@code sent} is null before the first
   * try.
   */
  record Due(int tries, @Nullable UUID submission, @Nullable String sent, Body body) {
    Due(
        UUID id,
        String event,
        Instant createdAt,
        int tries,
        @Nullable UUID submission,
        @Nullable String puzzle,
        @Nullable Integer version,
        @Nullable String title,
        @Nullable String sent,
        @Nullable UUID contest,
        @Nullable String contestTitle,
        @Nullable Instant endedAt) {
      this(
          tries,
          submission,
          sent,
          new Body(
              id,
              event,
              createdAt,
              null,
              puzzle == null || version == null || title == null
                  ? null
                  : new Body.PublishedPuzzle(puzzle, version, title),
              contest == null || contestTitle == null
                  ? null
                  : new Body.EndedContest(contest, contestTitle),
              endedAt));
    }

    UUID id() {
      return body.id();
    }
  }

  /** The next delivery of a claimed webhook; empty if nothing is due or the lease is lost. */
  @SQL(
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
      """)
  Optional<Due> next(UUID webhook, UUID lease, Instant now);

  @SQL(
      "update webhook set lease = null, leased_until = :now where id = :webhook and lease = :lease")
  int release(UUID webhook, UUID lease, Instant now);

  @HQL(
      """
      update WebhookEntity set disabled = :reason, disabledAt = :now
      where disabled is null and id in (
        select webhook from DeliveryEntity where state = WAITING
        group by webhook having count(*) >= :most)
      """)
  void disableFull(Webhook.DisablingReason reason, Instant now, long most);

  /** Ends the waiting deliveries of disabled webhooks. */
  @HQL(
      """
      update DeliveryEntity set state = FAILED, nextAt = null, error = coalesce(error, :disabled)
      where state = WAITING
        and webhook in (select w.id from WebhookEntity w where w.disabled is not null)
      """)
  void endWaiting(WebhookDelivery.SendingError disabled);

  /** Deletes ended deliveries that were made before this time. */
  @SQL(
      """
      delete from webhook_delivery where id in (
        select id from webhook_delivery where created_at < :before and state <> 'WAITING'
        order by created_at limit :limit for update skip locked)
      """)
  int deleteOld(Instant before, int limit);
}
