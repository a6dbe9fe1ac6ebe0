package io.arbiter.server.submission.view;

import io.arbiter.core.judging.Verdict;
import io.arbiter.server.database.Queries;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.player.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/**
 * Queries that read submissions for display. A list has one query for each index that has the
 * submissions in the order of the list, so that PostgreSQL does not read all submissions.
 */
interface ViewQueries extends Queries {
  /** In the order of {@link SubmissionRow}'s components. */
  String SELECT =
      """
      select s.id, s.kind, p.slug, s.version, pl.name, s.player_id, p.author_id, s.state, s.attempt,
        s.state <> 'JUDGED' and exists (select from waiting_record o
          where o.key = cast(s.id as text)) as unsent,
        v.limits, j.judgement, j.points, j.unlocked, s.verdict, s.submitted_at,
        s.judged_at, s.source, s.stdin, s.contest_id, c.owner_id,
        s.kind = 'RUN' and s.contest_id is null and not v.released as draft
      from submission s
      left join shown_player pl on pl.id = s.player_id
      left join named_puzzle p on p.id = s.puzzle_id
      left join any_version v on v.puzzle_id = s.puzzle_id and v.number = s.version
      left join judgement j on j.submission_id = s.id and j.attempt = s.attempt
      left join named_contest c on c.id = s.contest_id
      """;

  /** The submissions that a viewer may see. {@link Visibility} decides about activities. */
  String LIST =
      SELECT
          + """
          where s.player_id is not null and s.id < :before
            and (s.kind <> 'SCRATCH' or :admin or s.player_id = :viewer)
            and (s.contest_id is null or s.kind = 'SUBMISSION' or :admin
              or s.player_id = :viewer or c.owner_id = :viewer)
            and (s.kind <> 'RUN' or s.contest_id is not null or v.released or :admin
              or s.player_id = :viewer or p.author_id = :viewer)
            and (:admin or pl.id = :viewer
              or pl.profile_visibility = any(:open) and pl.activity_visibility = any(:open))
          """;

  String PUZZLE = " and s.puzzle_id = (select z.id from named_puzzle z where z.slug = :puzzle)";

  String VERDICT = " and s.state = 'JUDGED' and s.verdict = :verdict";

  String NEWEST_FIRST = " order by s.id desc limit :limit";

  @SQL(SELECT + "where s.id = :id")
  Optional<SubmissionRow> find(UUID id);

  /** A list, newest first. */
  default List<SubmissionRow> list(
      SubmissionCatalog.Filter filter, UUID before, Viewer viewer, int limit) {
    String puzzle = filter.puzzle();
    String player = filter.player();
    String verdict = Optional.ofNullable(filter.verdict()).map(Verdict::name).orElse(null);
    boolean admin = viewer.admin();
    UUID id = viewer.player().orElse(null);
    String[] open = Visibility.openTo(viewer);
    if (player != null) {
      return ofPlayer(player, puzzle, verdict, before, admin, id, open, limit);
    }
    if (puzzle != null) {
      return verdict == null
          ? ofPuzzle(puzzle, before, admin, id, open, limit)
          : ofPuzzle(puzzle, verdict, before, admin, id, open, limit);
    }
    return verdict == null
        ? all(before, admin, id, open, limit)
        : ofVerdict(verdict, before, admin, id, open, limit);
  }

  @SQL(LIST + NEWEST_FIRST)
  List<SubmissionRow> all(
      UUID before, boolean admin, @Nullable UUID viewer, String[] open, int limit);

  /** The submissions of the player with this name, in any case. */
  @SQL(
      LIST
          + """
            and s.player_id = (select n.id from shown_player n where lower(n.name) = lower(:player))
            and (cast(:puzzle as text) is null
              or s.puzzle_id = (select z.id from named_puzzle z where z.slug = :puzzle))
            and (cast(:verdict as text) is null or s.state = 'JUDGED' and s.verdict = :verdict)
          """
          + NEWEST_FIRST)
  List<SubmissionRow> ofPlayer(
      String player,
      @Nullable String puzzle,
      @Nullable String verdict,
      UUID before,
      boolean admin,
      @Nullable UUID viewer,
      String[] open,
      int limit);

  @SQL(LIST + PUZZLE + NEWEST_FIRST)
  List<SubmissionRow> ofPuzzle(
      String puzzle, UUID before, boolean admin, @Nullable UUID viewer, String[] open, int limit);

  @SQL(LIST + PUZZLE + VERDICT + NEWEST_FIRST)
  List<SubmissionRow> ofPuzzle(
      String puzzle,
      String verdict,
      UUID before,
      boolean admin,
      @Nullable UUID viewer,
      String[] open,
      int limit);

  @SQL(LIST + VERDICT + NEWEST_FIRST)
  List<SubmissionRow> ofVerdict(
      String verdict, UUID before, boolean admin, @Nullable UUID viewer, String[] open, int limit);

  /**
   * The submissions of a contest, newest first.
   *
   * @param player only those of the player with this name, in any case; null for all
   * @param own only those of this player; null for all
   */
  @SQL(
      SELECT
          + """
          where s.contest_id = :contest and s.kind in ('CONTEST', 'SUBMISSION') and s.id < :before
            and (cast(:player as text) is null or s.player_id = (select n.id from shown_player n
              where lower(n.name) = lower(cast(:player as text))))
            and (cast(:own as uuid) is null or s.player_id = :own)
          """
          + NEWEST_FIRST)
  List<SubmissionRow> ofContest(
      UUID contest, @Nullable String player, @Nullable UUID own, UUID before, int limit);

  /** A player's submissions, runs and scripts after this id, oldest first. */
  @SQL(SELECT + "where s.player_id = :player and s.id > :after order by s.id limit :limit")
  List<SubmissionRow> sent(UUID player, UUID after, int limit);

  /** A number of submissions. */
  record Count(long value) {}

  /**
   * The number of open submissions that were enqueued before this one, in its lane or in the
   * interactive lane.
   */
  @SQL(
      """
      select count(*) from submission s
      where state <> 'JUDGED'
        and batch <= (select batch from submission one where id = :id)
        and enqueued_at < (select enqueued_at from submission one where id = :id)
      """)
  Count countAhead(UUID id);
}
