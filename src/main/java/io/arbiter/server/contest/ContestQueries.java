package io.arbiter.server.contest;

import io.arbiter.server.database.Queries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of contests, their puzzles, events, registrations and clarifications. */
interface ContestQueries extends Queries {
  String CONTEST =
      """
      select c, (select count(*) from RegistrationEntity r
          where r.contest = c.id and (r.ruling.kind is null or r.ruling.kind <> 'REMOVED')),
        (select count(*) from ContestPuzzleEntity p where p.contest = c.id),
        (select count(*) from ContestEntity e join e.invited i
          where e.id = c.id and i = :viewer), o
      from ContestEntity c
      left join RegistrationEntity o on o.contest = c.id and o.player = :viewer
      """;

  /** The state by the database's clock. */
  String STATE =
      """
      case when c.period.endsAt <= instant then 'ENDED'
        when c.period.freezeAt <= instant then 'FROZEN'
        when c.period.startsAt <= instant then 'RUNNING' else 'UPCOMING' end
      """;

  String CLARIFICATION =
      """
      select c.id, z.slug, c.player, p.name, c.recipient, t.name, c.announcement, c.question,
        c.answer, c.isPublic, c.askedAt, c.answeredAt
      from ClarificationEntity c
      left join ShownPlayer p on p.id = c.player
      left join ShownPlayer t on t.id = c.recipient
      left join NamedPuzzle z on z.id = c.puzzle
      """;

  @HQL(CONTEST + "where c.id = :id")
  Optional<Contest> find(UUID id, @Nullable UUID viewer);

  /** The contests after the one that starts at this time and has this id; newest start first. */
  @HQL(
      CONTEST
          + """
          where c.period.startsAt <= :startsAt and (c.period.startsAt < :startsAt or c.id < :id)
            and (:state is null or :state = case when c.period.startsAt > :now then 'UPCOMING'
              when c.period.endsAt > :now then 'RUNNING' else 'ENDED' end)
          order by c.period.startsAt desc, c.id desc limit :limit
          """)
  List<Contest> list(
      @Nullable String state,
      Instant startsAt,
      UUID id,
      @Nullable UUID viewer,
      Instant now,
      int limit);

  @HQL(
      """
      select id, text.title, text.description, period.startsAt, period.endsAt from ContestEntity
      where owner = :player and id > :after order by id limit :limit
      """)
  List<ContestData.Made> madeBy(UUID player, UUID after, int limit);

  /**
   * Locks a contest until the transaction ends, waits for submissions that are being stored, and
   * lets others wait.
   */
  @SQL("select id from contest where id = :id for update")
  Optional<IdRow> lockAlone(UUID id);

  @HQL("select " + STATE + " from ContestEntity c where c.id = :id")
  String stateByClock(UUID id);

  /** Contests that are not closed and start before that time. */
  @HQL("select count(*) from ContestEntity where closedAt is null and period.startsAt < :time")
  Long countNear(Instant time);

  /** Contests that have come into another state by the clock than was announced. */
  @HQL(
      "select c.id from ContestEntity c where c.closedAt is null and c.period.startsAt <= instant"
          + " and c.told <> "
          + STATE
          + " order by c.period.startsAt limit 20")
  List<UUID> due();

  /**
   * Contests that are over and unfrozen but not closed. The three seconds are more than the two of
   * the view {@code open_contest}.
   */
  @HQL(
      """
      select id from ContestEntity
      where closedAt is null and told = 'ENDED' and period.endsAt < instant - 3 second
        and (period.freezeAt is null or unfrozenAt is not null)
      order by period.endsAt limit 20
      """)
  List<UUID> closeable();

  @SQL(
      """
      select p.position, p.puzzle_id, v.slug, p.version, v.title, v.difficulty, p.points
      from contest_puzzle p join any_version v on v.puzzle_id = p.puzzle_id and v.number = p.version
      where p.contest_id = :contest order by p.position
      """)
  List<ContestPuzzle> puzzles(UUID contest);

  @HQL("delete from ContestPuzzleEntity where contest = :contest")
  void deletePuzzles(UUID contest);

  /** {@code weak}: it is not published, and its tests are too weak for that. */
  record Usable(String slug, UUID puzzle, int version, boolean weak) {}

  /**
   * The versions that the author's contest may use: the published ones, or else the newest
   * validated ones of the author's own puzzles.
   *
   * @param least the least strength of the tests of a version that is published
   */
  @SQL(
      """
      select distinct on (p.slug) p.slug, p.id, v.number,
        v.state = 'VALIDATED' and coalesce(v.strength, 0) < :least as weak
      from named_puzzle p join ready_version v on v.puzzle_id = p.id
      where p.slug = any(:slugs) and (v.state = 'PUBLISHED' or :admin or p.author_id = :author)
      order by p.slug, v.state = 'PUBLISHED' desc, v.number desc
      """)
  List<Usable> usable(String[] slugs, double least, boolean admin, UUID author);

  @HQL(
      """
      select count(*) from ContestPuzzleEntity p join ContestEntity c on c.id = p.contest
      where p.puzzle = :puzzle and p.version = :version and c.period.startsAt <= instant
      """)
  long countStarted(UUID puzzle, int version);

  /** The titles of contests that are not over, and would be the first to show the puzzle. */
  @SQL(
      """
      select c.title from named_puzzle z
      join contest_puzzle p on p.puzzle_id = z.id
      join contest c on c.id = p.contest_id
      where z.slug = :slug and c.ends_at > now()
        and not exists (select from published_version v where v.puzzle_id = z.id)
      order by c.starts_at, c.id
      """)
  List<TextRow> reservedFor(String slug);

  @HQL("from ContestEvent where contest = :contest and id > :after order by id limit :limit")
  List<ContestEvent> events(UUID contest, long after, int limit);

  /** The id of the newest event; 0 without one. */
  @HQL("select coalesce(max(id), 0) from ContestEvent where contest = :contest")
  long lastEvent(UUID contest);

  /** Adds nothing if the contest is over or the player is registered. */
  @HQL(
      """
      insert into RegistrationEntity (contest, player, registeredAt)
      select c.id, :player, instant from ContestEntity c
      where c.id = :contest and c.period.endsAt > instant
      on conflict do nothing
      """)
  int register(UUID contest, UUID player);

  @HQL("select registeredAt from RegistrationEntity where contest = :contest and player = :player")
  Optional<Instant> registeredAt(UUID contest, UUID player);

  /**
   * Withdraws a player's registration if there is no ruling, or all registrations, except from
   * contests that have started.
   */
  @HQL(
      """
      delete from RegistrationEntity r
      where r.player = :player
        and (cast(:contest as uuid) is null or r.contest = :contest and r.ruling.kind is null)
        and r.contest in (select c.id from ContestEntity c where c.period.startsAt > instant)
      """)
  int withdraw(UUID player, @Nullable UUID contest);

  @HQL(
      """
      select player from RegistrationEntity
      where contest = :contest and (ruling.kind is null or ruling.kind <> 'REMOVED')
      """)
  List<UUID> players(UUID contest);

  /** Who is invited, by name. */
  @SQL(
      """
      select p.name, r.player_id is not null as registered
      from contest_invitation i join present_player p on p.id = i.player_id
      left join contest_registration r on r.contest_id = i.contest_id and r.player_id = i.player_id
      where i.contest_id = :contest and p.name > :after order by p.name limit :limit
      """)
  List<Invitations.Invited> invited(UUID contest, String after, int limit);

  @HQL(
      """
      select c.id, c.text.title from ContestEntity c join c.invited i
      where i = :player and c.id > :after order by c.id limit :limit
      """)
  List<ContestData.Invited> invitationsOf(UUID player, UUID after, int limit);

  @SQL("delete from contest_invitation where player_id = :player")
  int uninvite(UUID player);

  @HQL("insert into TeamEntity (id, contest, name) values (:id, :contest, :name)")
  int addTeam(UUID id, UUID contest, String name);

  /** Deletes the team of this name, in any case; its members stay registered. */
  @HQL("delete from TeamEntity where contest = :contest and lower(name) = lower(:name)")
  int deleteTeam(UUID contest, String name);

  /** Adds registered players to a team, unless they have a team or a ruling; returns who joined. */
  @SQL(
      """
      with joined as (
        update contest_registration set team_id = :team
        where contest_id = :contest and player_id = any(:players) and team_id is null
          and ruling is null
        returning player_id)
      select player_id from joined
      """)
  List<IdRow> join(UUID contest, UUID team, UUID[] players);

  /** The number of members of the largest team; 0 without one. */
  @SQL(
      """
      select coalesce(max(size), 0) from (
        select count(*) as size from contest_registration
        where contest_id = :contest and team_id is not null group by team_id) teams
      """)
  CountRow largestTeam(UUID contest);

  record Team(UUID id, String name) {}

  @HQL(
      """
      select t.id, t.name from RegistrationEntity r join TeamEntity t on t.id = r.team
      where r.contest = :contest and r.player = :player
        and (r.ruling.kind is null or r.ruling.kind <> 'REMOVED')
      """)
  Optional<Team> teamOf(UUID contest, UUID player);

  @HQL(
      """
      select p.name from RegistrationEntity r join PresentPlayer p on p.id = r.player
      where r.team = :team order by r.registeredAt, r.player
      """)
  List<String> members(UUID team);

  /** A registered player; the name is null after a deletion, the team for an own row. */
  record Contestant(
      UUID player,
      @Nullable String name,
      Instant registeredAt,
      @Nullable Team team,
      @Nullable Outside outside,
      @Nullable Ruling ruling) {
    Contestant(
        UUID player,
        @Nullable String name,
        Instant registeredAt,
        @Nullable UUID team,
        @Nullable String teamName,
        boolean staff,
        @Nullable String ruling,
        @Nullable String reason) {
      this(
          player,
          name,
          registeredAt,
          team == null || teamName == null ? null : new Team(team, teamName),
          "DISQUALIFIED".equals(ruling) ? Outside.DISQUALIFIED : staff ? Outside.STAFF : null,
          ruling == null || reason == null
              ? null
              : new Ruling(Ruling.Kind.valueOf(ruling), reason));
    }

    /** The id of the row in the standings. */
    UUID row() {
      return team == null ? player : team.id();
    }
  }

  /**
   * The players who registered after this time and player, the earliest first.
   *
   * @param removed whether those are there who were removed
   */
  @SQL(
      """
      select r.player_id, p.name, r.registered_at, r.team_id, t.name as team_name, r.staff,
        r.ruling, r.ruling_reason
      from contest_participation r left join shown_player p on p.id = r.player_id
      left join contest_team t on t.id = r.team_id
      where r.contest_id = :contest and (:removed or r.ruling is distinct from 'REMOVED')
        and (cast(:id as uuid) is null or (r.registered_at, r.player_id) > (:at, :id))
      order by r.registered_at, r.player_id limit :limit
      """)
  List<Contestant> contestants(
      UUID contest, boolean removed, Instant at, @Nullable UUID id, int limit);

  default List<Contestant> contestants(UUID contest) {
    return contestants(contest, false, Instant.EPOCH, null, Integer.MAX_VALUE);
  }

  /** Keeps who is staff of a contest that is about to be closed. */
  @SQL(
      """
      update contest_registration r set staff = true from contest_participation p
      where r.contest_id = :contest and p.contest_id = r.contest_id
        and p.player_id = r.player_id and p.staff
      """)
  int keepStaff(UUID contest);

  /** Empties what was said about a player. */
  @HQL(
      """
      update RegistrationEntity set ruling.reason = ''
      where player = :player and ruling.kind is not null
      """)
  int emptyReasons(UUID player);

  @SQL(
      """
      select c.id, c.title, r.registered_at, t.name as team, lower(r.ruling) as ruling,
        r.ruling_reason as reason
      from contest_registration r join contest c on c.id = r.contest_id
      left join contest_team t on t.id = r.team_id
      where r.player_id = :player and c.id > :after order by c.id limit :limit
      """)
  List<ContestData.Registered> registrationsOf(UUID player, UUID after, int limit);

  /** Starts a virtual participation, unless there is one. */
  @HQL(
      """
      insert into VirtualEntity (contest, player, startedAt) values (:contest, :player, :now)
      on conflict do nothing
      """)
  int startVirtual(UUID contest, UUID player, Instant now);

  @HQL("select startedAt from VirtualEntity where contest = :contest and player = :player")
  Optional<Instant> virtualStart(UUID contest, UUID player);

  @HQL(
      """
      select c.id, c.text.title, v.startedAt
      from VirtualEntity v join ContestEntity c on c.id = v.contest
      where v.player = :player and c.id > :after order by c.id limit :limit
      """)
  List<ContestData.Virtual> virtualsOf(UUID player, UUID after, int limit);

  @HQL("delete from VirtualEntity where player = :player")
  int deleteVirtuals(UUID player);

  /**
   * Locks a contest against its closing, as the intake of submissions does.
   *
   * @return empty unless the contest is open to the player
   */
  @SQL(
      """
      select c.id from open_contest c
      join contest_registration r on r.contest_id = c.id and r.player_id = :player
        and r.ruling is null
      where c.id = :contest and c.starts_at <= :at and :at < c.ends_at
      for key share of c
      """)
  Optional<IdRow> keepOpen(UUID contest, UUID player, Instant at);

  /**
   * A contest's clarifications that the viewer may see, newest first; all of them without an id.
   */
  @HQL(
      CLARIFICATION
          + """
          join ContestEntity o on o.id = c.contest
          where c.contest = :contest and (cast(:id as uuid) is null or c.id = :id)
            and (c.isPublic or :admin = true or c.player = :viewer or c.recipient = :viewer
              or o.owner = :viewer)
            and (cast(:after as uuid) is null or c.id < :after)
          order by c.id desc limit :limit
          """)
  List<Clarification> clarifications(
      UUID contest,
      @Nullable UUID id,
      @Nullable UUID after,
      @Nullable UUID viewer,
      boolean admin,
      int limit);

  default List<Clarification> clarifications(UUID contest) {
    return clarifications(contest, null, null, null, true, Integer.MAX_VALUE);
  }

  @HQL(CLARIFICATION + "where c.player = :player and c.id > :after order by c.id limit :limit")
  List<Clarification> clarificationsOf(UUID player, UUID after, int limit);

  /** The announcements to a player alone. */
  @HQL(
      """
      select id, contest, question, askedAt from ClarificationEntity
      where recipient = :player and id > :after order by id limit :limit
      """)
  List<ContestData.Message> messagesTo(UUID player, UUID after, int limit);

  @HQL(
      """
      select count(*) from ClarificationEntity
      where contest = :contest and player = :player and not announcement and answer is null
      """)
  long countOpen(UUID contest, UUID player);

  /** Deletes what only the player and the organiser see. */
  @HQL(
      """
      delete from ClarificationEntity
      where (player = :player or recipient = :player) and not isPublic
      """)
  void deletePrivate(UUID player);
}
