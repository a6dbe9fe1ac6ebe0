package io.arbiter.server.contest;

import io.arbiter.server.database.Queries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of contests, their puzzles and their events. */
interface ContestQueries extends Queries {
  String SELECT =
      """
      select c.id, c.owner_id, o.name, c.title, c.description, c.starts_at, c.ends_at, c.freeze_at,
        c.scoring, c.penalty_minutes, c.clean, c.rated, c.unfrozen_at, c.closed_at,
        (select count(*) from contest_registration r where r.contest_id = c.id) as registrations,
        exists (select from contest_registration r
          where r.contest_id = c.id and r.player_id = cast(:viewer as uuid)) as registered,
        (select cast(count(*) as int) from contest_puzzle p where p.contest_id = c.id) as puzzles
      from contest c left join shown_player o on o.id = c.owner_id
      """;

  /** The state by the database's clock. */
  String STATE =
      """
      case when ends_at <= now() then 'ENDED' when freeze_at <= now() then 'FROZEN'
        when starts_at <= now() then 'RUNNING' else 'UPCOMING' end
      """;

  record Id(UUID value) {}

  record Text(String value) {}

  record Answer(boolean value) {}

  @SQL(SELECT + "where c.id = :id")
  Optional<Contest> find(UUID id, @Nullable UUID viewer);

  /**
   * Locks a contest until the transaction ends. Submissions and registrations, which refer to the
   * contest, do not wait for this lock.
   */
  @SQL("select id from contest where id = :id for no key update")
  Optional<Id> lock(UUID id);

  /** As {@link #lock}, but waits for submissions that are being stored, and they wait for it. */
  @SQL("select id from contest where id = :id for update")
  Optional<Id> lockAlone(UUID id);

  /** The contests after the one that starts at this time and has this id; newest start first. */
  @SQL(
      SELECT
          + """
          where case cast(:state as text) when 'UPCOMING' then c.starts_at > :now
              when 'RUNNING' then c.starts_at <= :now and c.ends_at > :now
              when 'ENDED' then c.ends_at <= :now else true end
            and (cast(:id as uuid) is null or (c.starts_at, c.id) < (:startsAt, :id))
          order by c.starts_at desc, c.id desc limit :limit
          """)
  List<Contest> list(
      @Nullable String state,
      Instant startsAt,
      @Nullable UUID id,
      @Nullable UUID viewer,
      Instant now,
      int limit);

  /** The contests that a player made, by id. */
  @HQL(
      """
      select id, text.title, text.description, period.startsAt, period.endsAt from ContestEntity
      where owner = :player and id > :after order by id limit :limit
      """)
  List<ContestData.Made> madeBy(UUID player, UUID after, int limit);

  @SQL(
      """
      select p.position, p.puzzle_id, v.slug, p.version, v.title, v.difficulty, p.points
      from contest_puzzle p join any_version v on v.puzzle_id = p.puzzle_id and v.number = p.version
      where p.contest_id = :contest order by p.position
      """)
  List<ContestPuzzle> puzzles(UUID contest);

  /**
   * A version that a contest may use.
   *
   * @param weak whether it is not published, and its tests are too weak for that
   */
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

  /** Replaces the puzzles. */
  default void setPuzzles(UUID contest, List<Usable> versions, List<Integer> points) {
    deletePuzzles(contest);
    insertPuzzles(
        contest,
        versions.stream().map(Usable::puzzle).toArray(UUID[]::new),
        versions.stream().map(Usable::version).toArray(Integer[]::new),
        points.toArray(Integer[]::new));
  }

  @SQL("delete from contest_puzzle where contest_id = :contest")
  int deletePuzzles(UUID contest);

  @SQL(
      """
      insert into contest_puzzle (contest_id, position, puzzle_id, version, points)
      select :contest, n.position - 1, n.puzzle_id, n.version, n.points
      from unnest(:puzzles, :versions, :points) with ordinality
        n (puzzle_id, version, points, position)
      """)
  int insertPuzzles(UUID contest, UUID[] puzzles, Integer[] versions, Integer[] points);

  /** Whether a contest with this version of a puzzle has started. */
  @SQL(
      """
      select exists (select from contest_puzzle p join contest c on c.id = p.contest_id
        where p.puzzle_id = :puzzle and p.version = :version and c.starts_at <= now())
      """)
  Answer hasStarted(UUID puzzle, int version);

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
  List<Text> reservedFor(String slug);

  /** The events of a contest after this one, oldest first. */
  @HQL(
      """
      select id, kind, subject, step from EventEntity
      where contest = :contest and id > :after order by id limit :limit
      """)
  List<ContestEvent> events(UUID contest, long after, int limit);

  /** The id of the newest event; 0 without one. */
  @HQL("select coalesce(max(id), 0) from EventEntity where contest = :contest")
  long lastEvent(UUID contest);

  /** Contests that have come into another state by the clock than was announced. */
  @SQL(
      "select id from contest where closed_at is null and starts_at <= now() and told <> "
          + STATE
          + "order by starts_at limit 20")
  List<Id> due();

  /** Stores the state by the clock; empty if it was stored before. */
  @SQL(
      "with changed as (update contest set told = "
          + STATE
          + "where id = :contest and told <> "
          + STATE
          + "returning told) select told from changed")
  Optional<Text> tell(UUID contest);

  /** The three seconds are more than the two of the view {@code open_contest}. */
  @SQL(
      """
      select id from contest
      where closed_at is null and told = 'ENDED' and ends_at < now() - interval '3 seconds'
        and (freeze_at is null or unfrozen_at is not null)
      order by ends_at limit 20
      """)
  List<Id> closeable();
}
