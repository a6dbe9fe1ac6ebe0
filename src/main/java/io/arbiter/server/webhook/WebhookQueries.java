package io.arbiter.server.webhook;

import io.arbiter.server.database.Queries;
import io.arbiter.server.webhook.WebhookQueue.Claim;
import io.arbiter.server.webhook.WebhookQueue.Due;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;

/** Queries of webhooks and deliveries. Every transaction locks a webhook before its deliveries. */
interface WebhookQueries extends Queries {
  String DELIVERIES =
      """
      select d.id, d.event, d.submission_id, p.slug, d.state, d.created_at, d.tries, d.next_at,
        d.tried_at, d.status, d.error, d.detail
      from webhook w join webhook_delivery d on d.webhook_id = w.id
      left join named_puzzle p on p.id = d.puzzle_id
      """;

  /** A webhook's deliveries, newest first. */
  @SQL(DELIVERIES + "where w.id = :webhook and d.id < :before order by d.id desc limit :limit")
  List<Delivery> deliveries(UUID webhook, UUID before, int limit);

  /** The deliveries of all webhooks of a player after this id, oldest first. */
  @SQL(DELIVERIES + "where w.player_id = :player and d.id > :after order by d.id limit :limit")
  List<Delivery> deliveriesOf(UUID player, UUID after, int limit);

  @SQL(DELIVERIES + "where w.id = :webhook and d.id = :id")
  Optional<Delivery> delivery(UUID webhook, UUID id);

  /** How many deliveries the player has asked for since then. */
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

  /** Disables the webhooks for which so many deliveries wait. */
  @SQL(
      """
      update webhook set disabled = 'TOO_MANY_WAITING', disabled_at = :now
      where disabled is null and id in (
        select webhook_id from webhook_delivery where state = 'WAITING'
        group by webhook_id having count(*) >= :most)
      """)
  int disableFull(Instant now, int most);

  /** Ends the waiting deliveries of disabled webhooks. */
  @SQL(
      """
      update webhook_delivery set state = 'FAILED', next_at = null,
        error = coalesce(error, 'DISABLED')
      where state = 'WAITING'
        and webhook_id in (select id from webhook where disabled is not null)
      """)
  int endDisabled();

  /** Deletes ended deliveries that were made before this time. */
  @SQL(
      """
      delete from webhook_delivery where id in (
        select id from webhook_delivery where created_at < :before and state <> 'WAITING'
        order by created_at limit :limit for update skip locked)
      """)
  int deleteOld(Instant before, int limit);
}
