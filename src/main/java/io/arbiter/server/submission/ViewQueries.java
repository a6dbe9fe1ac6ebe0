package io.arbiter.server.submission;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.server.database.Queries;
import io.arbiter.server.player.Viewer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
  /**
   * Everything that somebody may see of a submission. Values that a submission lacks are null.
   *
   * @param puzzle the puzzle's slug
   * @param player the player's name; null after the deletion of the account
   * @param playerId null for the run of a visitor
   * @param authorId the puzzle's author
   * @param unsent whether the job waits in the outbox
   * @param limits as JSON, like the judgement and the counter-example
   * @param unlocked the stations that the judgement opened
   * @param verdict null before the first judgement
   * @param searching whether a search for a counter-example may still find one. Such a search takes
   *     seconds, or a minute when many wait
   */
  record Row(
      UUID id,
      String kind,
      @Nullable String puzzle,
      @Nullable Integer version,
      @Nullable String player,
      @Nullable UUID playerId,
      @Nullable UUID authorId,
      int attempt,
      boolean unsent,
      @Nullable String limits,
      @Nullable String judgement,
      @Nullable Integer points,
      String @Nullable [] unlocked,
      @Nullable String verdict,
      Instant submittedAt,
      @Nullable Instant judgedAt,
      String source,
      String language,
      @Nullable String stdin,
      @Nullable UUID contest,
      @Nullable String counterexample,
      boolean searching) {
    SubmissionView view(Viewer viewer, SubmissionView.Progress progress, boolean withSource) {
      return view(progress, isAuthor(viewer), isDetailedFor(viewer), withSource);
    }

    private boolean isAuthor(Viewer viewer) {
      return viewer.admin() || viewer.is(authorId);
    }

    private boolean isDetailedFor(Viewer viewer) {
      return AttemptAccess.showsSource(viewer, playerId, authorId);
    }

    SubmissionView viewOfPlayer(SubmissionView.Progress progress) {
      return view(progress, false, true, true);
    }

    private SubmissionView view(
        SubmissionView.Progress progress, boolean author, boolean detailed, boolean withSource) {
      @Nullable Judgement made =
          judgement == null ? null : Codec.fromJson(judgement, Judgement.class);
      List<String> opened = unlocked == null ? List.of() : List.of(unlocked);
      return new SubmissionView(
          id,
          ProgrammingLanguage.of(language),
          new SubmissionView.Sent(
              StoredKind.of(kind),
              puzzle,
              version,
              player,
              limits == null ? Limits.DEFAULT : Codec.fromJson(limits, Limits.class),
              submittedAt,
              contest),
          progress,
          SubmissionView.Outcome.of(made, detailed, points(made), opened),
          detailed ? details(made, author, withSource) : SubmissionView.Details.HIDDEN);
    }

    /**
     * What the author's code gave; if it gave nothing, what the judgement added to the standings.
     */
    private int points(@Nullable Judgement made) {
      if (made != null && made.points() != null) {
        return made.points();
      }
      return points == null ? 0 : points;
    }

    private SubmissionView.Details details(
        @Nullable Judgement made, boolean author, boolean withSource) {
      return new SubmissionView.Details(
          made == null ? null : made.message(),
          made == null ? null : made.printed(),
          withSource ? source : null,
          Codec.hash(source.getBytes(StandardCharsets.UTF_8)),
          counterexample,
          searching,
          made == null || !author ? null : made.authorTraceback(),
          made == null ? List.of() : made.results());
    }

    /** The steps of a run; empty if they were not recorded or the viewer may not see them. */
    Optional<TraceView> trace(Viewer viewer) {
      if (judgement == null || !isDetailedFor(viewer)) {
        return Optional.empty();
      }
      return Codec.fromJson(judgement, Judgement.class).results().stream()
          .filter(result -> result.trace() != null)
          .map(TraceView::of)
          .findFirst();
    }
  }

  /** In the order of {@link Row}'s components. */
  String SELECT =
      """
      select s.id, s.kind, p.slug, s.version, pl.name, s.player_id, p.author_id, s.attempt,
        s.state <> 'JUDGED' and exists (select from waiting_record o
          where o.key = cast(s.id as text)) as unsent,
        v.limits, j.judgement, j.points, j.unlocked, s.verdict, s.submitted_at,
        s.judged_at, s.source, s.language, s.stdin, s.contest_id, x.example,
        coalesce(v.generates and s.kind = 'SUBMISSION' and s.contest_id is null
          and s.verdict = 'WRONG_ANSWER' and x.example is null
          and s.judged_at > now() - interval '2 minutes', false) as searching
      from submission s
      left join shown_player pl on pl.id = s.player_id
      left join named_puzzle p on p.id = s.puzzle_id
      left join any_version v on v.puzzle_id = s.puzzle_id and v.number = s.version
      left join judgement j on j.submission_id = s.id and j.attempt = s.attempt
      left join named_contest c on c.id = s.contest_id
      left join found_counter_example x on x.submission_id = s.id and s.verdict = 'WRONG_ANSWER'
        and s.kind in ('SUBMISSION', 'CONTEST')
      """;

  String LIST = SELECT + "where s.player_id is not null and s.id < :before";

  String PUZZLE = " and s.puzzle_id = (select z.id from named_puzzle z where z.slug = :puzzle)";

  String VERDICT = " and s.state = 'JUDGED' and s.verdict = :verdict";

  String NEWEST_FIRST = " order by s.id desc limit :limit";

  @SQL(SELECT + "where s.id = :id and " + AttemptAccess.SEEN)
  Optional<Row> find(UUID id, @Nullable UUID viewer, boolean admin);

  /** What the viewer sees, newest first. */
  default List<Row> list(SubmissionCatalog.Filter filter, UUID before, Viewer viewer, int limit) {
    String puzzle = filter.puzzle();
    String player = filter.player();
    String verdict = Optional.ofNullable(filter.verdict()).map(Verdict::name).orElse(null);
    if (player != null) {
      UUID id = viewer.player().orElse(null);
      return ofPlayer(player, puzzle, verdict, before, viewer.admin(), id, limit);
    }
    if (!viewer.admin()) {
      return seenBy(viewer.requireId(), puzzle, verdict, before, limit);
    }
    if (puzzle != null) {
      return verdict == null
          ? ofPuzzle(puzzle, before, limit)
          : ofPuzzle(puzzle, verdict, before, limit);
    }
    return verdict == null ? all(before, limit) : ofVerdict(verdict, before, limit);
  }

  /** Of the submissions of the player with this name, in any case, those that the viewer sees. */
  @SQL(
      LIST
          + """
            and s.player_id = (select n.id from shown_player n where lower(n.name) = lower(:player))
            and (cast(:puzzle as text) is null
              or s.puzzle_id = (select z.id from named_puzzle z where z.slug = :puzzle))
            and (cast(:verdict as text) is null or s.state = 'JUDGED' and s.verdict = :verdict)
            and\s
          """
          + AttemptAccess.SEEN
          + NEWEST_FIRST)
  List<Row> ofPlayer(
      String player,
      @Nullable String puzzle,
      @Nullable String verdict,
      UUID before,
      boolean admin,
      @Nullable UUID viewer,
      int limit);

  @SQL(SELECT + "where s.id = any(" + AttemptAccess.NEWEST_SEEN + ")" + NEWEST_FIRST)
  List<Row> seenBy(
      UUID viewer, @Nullable String puzzle, @Nullable String verdict, UUID before, int limit);

  @SQL(LIST + NEWEST_FIRST)
  List<Row> all(UUID before, int limit);

  @SQL(LIST + PUZZLE + NEWEST_FIRST)
  List<Row> ofPuzzle(String puzzle, UUID before, int limit);

  @SQL(LIST + PUZZLE + VERDICT + NEWEST_FIRST)
  List<Row> ofPuzzle(String puzzle, String verdict, UUID before, int limit);

  @SQL(LIST + VERDICT + NEWEST_FIRST)
  List<Row> ofVerdict(String verdict, UUID before, int limit);

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
  List<Row> ofContest(
      UUID contest, @Nullable String player, @Nullable UUID own, UUID before, int limit);

  /** A player's submissions, runs and scripts after this id, oldest first. */
  @SQL(SELECT + "where s.player_id = :player and s.id > :after order by s.id limit :limit")
  List<Row> sent(UUID player, UUID after, int limit);

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
  CountRow countAhead(UUID id);
}
