package io.arbiter.server.contest;

import io.arbiter.server.database.Queries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of registrations and clarifications. */
interface ContestantQueries extends Queries {
  String CLARIFICATION =
      """
      select c.id, z.slug, c.player_id, p.name, c.announcement, c.question, c.answer, c.is_public,
        c.asked_at, c.answered_at
      from contest_clarification c
      left join shown_player p on p.id = c.player_id
      left join named_puzzle z on z.id = c.puzzle_id
      """;

  /** Registers a player, unless the contest is over; empty also if the player is registered. */
  @SQL(
      """
      with made as (
        insert into contest_registration (contest_id, player_id, registered_at)
        select c.id, :player, now()
        from contest c, (select from present_player where id = :player for key share) present
        where c.id = :contest and c.ends_at > now()
        on conflict do nothing
        returning registered_at)
      select registered_at, true from made
      """)
  Optional<Registrations.Made> register(UUID contest, UUID player);

  @SQL(
      """
      select registered_at, false from contest_registration
      where contest_id = :contest and player_id = :player
      """)
  Optional<Registrations.Made> registration(UUID contest, UUID player);

  /** Withdraws a player's registration, or all, except from contests that have started. */
  @SQL(
      """
      delete from contest_registration r using contest c
      where r.player_id = :player and (cast(:contest as uuid) is null or r.contest_id = :contest)
        and c.id = r.contest_id and c.starts_at > now()
      """)
  int withdraw(UUID player, @Nullable UUID contest);

  /** A registered player; the name is null after a deletion. */
  record Contestant(UUID player, @Nullable String name, Instant registeredAt) {}

  /** The players who registered after this time and player, the earliest first. */
  @SQL(
      """
      select r.player_id, p.name, r.registered_at
      from contest_registration r left join shown_player p on p.id = r.player_id
      where r.contest_id = :contest
        and (cast(:id as uuid) is null or (r.registered_at, r.player_id) > (:at, :id))
      order by r.registered_at, r.player_id limit :limit
      """)
  List<Contestant> contestants(UUID contest, Instant at, @Nullable UUID id, int limit);

  /** A player's registrations, by the contests' ids. */
  @SQL(
      """
      select c.id, c.title, r.registered_at
      from contest_registration r join contest c on c.id = r.contest_id
      where r.player_id = :player and c.id > :after order by c.id limit :limit
      """)
  List<ContestData.Registered> registrationsOf(UUID player, UUID after, int limit);

  /**
   * Locks a contest against its closing, as the intake of submissions does.
   *
   * @return empty unless the contest is open to the player
   */
  @SQL(
      """
      select c.id from open_contest c
      join contest_registration r on r.contest_id = c.id and r.player_id = :player
      where c.id = :contest and c.starts_at <= :at and :at < c.ends_at
      for key share of c
      """)
  Optional<ContestQueries.Id> keepOpen(UUID contest, UUID player, Instant at);

  /** A contest's clarifications that the viewer may see, newest first. */
  @SQL(
      CLARIFICATION
          + """
          join contest o on o.id = c.contest_id
          where c.contest_id = :contest
            and (c.is_public or :admin or c.player_id = cast(:viewer as uuid)
              or o.owner_id = cast(:viewer as uuid))
            and (cast(:after as uuid) is null or c.id < :after)
          order by c.id desc limit :limit
          """)
  List<Clarification> clarifications(
      UUID contest, @Nullable UUID after, @Nullable UUID viewer, boolean admin, int limit);

  /** All clarifications of a player, oldest first. */
  @SQL(CLARIFICATION + "where c.player_id = :player and c.id > :after order by c.id limit :limit")
  List<Clarification> clarificationsOf(UUID player, UUID after, int limit);

  @SQL(CLARIFICATION + "where c.contest_id = :contest and c.id = :id")
  Optional<Clarification> clarification(UUID contest, UUID id);

  @HQL(
      """
      select count(*) from ClarificationEntity
      where contest = :contest and player = :player and not announcement and answer is null
      """)
  long countOpen(UUID contest, UUID player);

  /** Deletes what only the player and the organiser see. */
  @HQL("delete from ClarificationEntity where player = :player and not isPublic")
  void deletePrivate(UUID player);
}
