package io.arbiter.server.score;

import io.arbiter.core.json.Codec;
import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import io.arbiter.server.submission.SubmissionRelations;
import io.arbiter.server.webhook.WebhookRelations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL of scoring: each statement does its step for all items of a round. */
@ApplicationScoped
class ScoringStatements {
  /**
   * The statement sees {@code solved} as it was before, so a solution that solves its puzzle is no
   * improvement. The caller holds the players' locks.
   */
  private static final String ADD_GAINS =
      """
      with item as (
        select * from unnest(:players, :puzzles, :submissions, :points, :earned, :submittedAt)
          i (player_id, puzzle_id, submission_id, points, earned, submitted_at)
      ), first as (
        insert into solved (player_id, puzzle_id, submission_id, points, solved_at)
        select player_id, puzzle_id, submission_id, points, submitted_at from item
        on conflict do nothing
        returning *
      ), improved as (
        insert into improvement (player_id, puzzle_id, submission_id, points, improved_at)
        select i.player_id, i.puzzle_id, i.submission_id, i.points - b.points, i.submitted_at
        from item i
        join solved s on s.player_id = i.player_id and s.puzzle_id = i.puzzle_id
        cross join lateral (
          select s.points + coalesce(sum(m.points), 0)::int as points,
            coalesce(bool_or((m.improved_at, m.submission_id) > (i.submitted_at, i.submission_id)),
              false) as later
          from improvement m where m.player_id = i.player_id and m.puzzle_id = i.puzzle_id) b
        where i.earned is not null and i.points > b.points and not b.later
          and (i.submitted_at, i.submission_id) > (s.solved_at, s.submission_id)
        returning *
      ), gained as (
        select player_id, submission_id, points, 1 as solved, solved_at as gained_at from first
        union all
        select player_id, submission_id, points, 0, improved_at from improved
      ), counted as (
        insert into standing (board, player_id, points, solved, reached_at)
        select board, player_id, points, solved, gained_at
        from gained, unnest(boards_at(gained_at)) board
        on conflict (player_id, board) do update set
          points = standing.points + excluded.points,
          solved = standing.solved + excluded.solved,
          reached_at = greatest(standing.reached_at, excluded.reached_at)
      )
      select submission_id, points, solved = 1 as first from gained
      """;

  /**
   * Also inserts what each judgement adds to its puzzle's counts, and the deliveries of the
   * players' webhooks, since separate statements would cost round trips.
   */
  private static final String INSERT_JUDGEMENTS =
      """
      with counted as (
        insert into puzzle_count
        select * from unnest(:puzzles, :counted, :solvers) c (puzzle_id, attempts, solved_by)
        where (attempts, solved_by) <> (0, 0)
      ), judged as (
        select * from unnest(:submitters, :submissions, :attempts)
          j (player_id, submission_id, attempt)
      ), told as (
        %s)
      %sselect submission_id, attempt, verdict, judgement::json, provenance::json, points,
        array(select json_array_elements_text(unlocked::json)), cpu_millis, steps, source_bytes,
        judged_at, earned
      from unnest(:submissions, :attempts, :verdicts, :judgements, :provenances, :points,
        :unlocked, :cpuMillis, :steps, :sourceBytes, :judgedAt, :earned)
        i (submission_id, attempt, verdict, judgement, provenance, points,
          unlocked, cpu_millis, steps, source_bytes, judged_at, earned)
      """
          .formatted(WebhookRelations.ADD_JUDGED, SubmissionRelations.INSERT_JUDGEMENTS);

  private static final String OFFER_BEST =
      """
      insert into best (puzzle_id, player_id, measure, value, submission_id, reached_at)
      select i.puzzle_id, i.player_id, m.measure, m.value, i.submission_id, i.submitted_at
      from unnest(:puzzles, :players, :sourceBytes, :steps, :cpuMillis, :earned, :submissions,
        :submittedAt)
        i (puzzle_id, player_id, source_bytes, steps, cpu_millis, earned, submission_id,
          submitted_at)
      cross join lateral (values ('size', i.source_bytes), ('steps', i.steps),
        ('time', i.cpu_millis), ('points', -i.earned)) m (measure, value)
      where m.value is not null
      on conflict (puzzle_id, measure, player_id) do update set
        value = excluded.value, submission_id = excluded.submission_id,
        reached_at = excluded.reached_at
      where (excluded.value, excluded.reached_at, excluded.submission_id)
        < (best.value, best.reached_at, best.submission_id)
      """;

  private static final String FIND_EARLIER =
      """
      select s.id from ordinary_submission s
      join solved d on d.player_id = s.player_id and d.puzzle_id = s.puzzle_id
      where s.id = any(:ids) and ((d.solved_at, d.submission_id) > (s.submitted_at, s.id)
        or exists (select from improvement m
          where m.player_id = d.player_id and m.puzzle_id = d.puzzle_id
            and (m.improved_at, m.submission_id) > (s.submitted_at, s.id)))
      """;

  private final Session session;

  ScoringStatements(@Current Session session) {
    this.session = session;
  }

  /**
   * What a submission adds to its player's points.
   *
   * @param first whether the submission solves its puzzle for the first time for its player
   */
  record Gained(UUID submission, int points, boolean first) {}

  /**
   * Counts puzzles as solved, and improvements of solved puzzles, with their points.
   *
   * @param items at most one of each player
   * @return the submissions that add something
   */
  List<Gained> addGains(List<Scoring.Item> items) {
    return session
        .createNativeQuery(ADD_GAINS, Gained.class)
        .setParameter("players", uuids(items, Scoring.Item::solver))
        .setParameter("puzzles", uuids(items, Scoring.Item::puzzle))
        .setParameter("submissions", uuids(items, Scoring.Item::submission))
        .setParameter("points", integers(items, Scoring.Item::points))
        .setParameter("earned", integers(items, Scoring.Item::earned))
        .setParameter("submittedAt", instants(items, item -> item.waiting().submittedAt()))
        .getResultList();
  }

  /**
   * Inserts judgements, notes the changes of their puzzles' counts, and has the webhooks of the
   * players told. Nobody is told of runs and scripts.
   */
  void insertJudgements(List<Scoring.Item> items, Map<UUID, SolvedPuzzles.Gain> gains) {
    Function<Scoring.Item, SolvedPuzzles.Gain> gain =
        item -> gains.getOrDefault(item.submission(), SolvedPuzzles.Gain.NONE);
    session
        .createNativeMutationQuery(INSERT_JUDGEMENTS)
        .setParameter("puzzles", uuids(items, Scoring.Item::puzzle))
        .setParameter("counted", integers(items, item -> item.counts() ? 1 : 0))
        .setParameter("solvers", integers(items, item -> gain.apply(item).first() ? 1 : 0))
        .setParameter(
            "submitters", uuids(items, item -> item.waiting().isTold() ? item.player() : null))
        .setParameter("submissions", uuids(items, Scoring.Item::submission))
        .setParameter("attempts", integers(items, item -> item.event().attempt()))
        .setParameter("verdicts", texts(items, item -> item.verdict().name()))
        .setParameter("judgements", texts(items, item -> Codec.toJson(item.event().judgement())))
        .setParameter("provenances", texts(items, item -> Codec.toJson(item.event().provenance())))
        .setParameter("points", integers(items, item -> gain.apply(item).points()))
        .setParameter("unlocked", texts(items, item -> Codec.toJson(gain.apply(item).unlocked())))
        .setParameter("cpuMillis", longs(items, item -> item.usage().cpuMillis()))
        .setParameter("steps", longs(items, item -> item.usage().steps()))
        .setParameter("sourceBytes", integers(items, item -> item.waiting().sourceBytes()))
        .setParameter("judgedAt", instants(items, item -> item.event().provenance().judgedAt()))
        .setParameter("earned", integers(items, Scoring.Item::earned))
        .executeUpdate();
  }

  /**
   * Stores solutions that are better than the players' best so far. Of equal solutions, the
   * earliest counts.
   *
   * @param items at most one of each player
   */
  void offerBest(List<Scoring.Item> items) {
    session
        .createNativeMutationQuery(OFFER_BEST)
        .setParameter("puzzles", uuids(items, Scoring.Item::puzzle))
        .setParameter("players", uuids(items, Scoring.Item::solver))
        .setParameter("sourceBytes", longs(items, item -> (long) item.waiting().sourceBytes()))
        .setParameter("steps", longs(items, item -> item.usage().steps()))
        .setParameter("cpuMillis", longs(items, item -> item.usage().cpuMillis()))
        .setParameter("earned", integers(items, Scoring.Item::earned))
        .setParameter("submissions", uuids(items, Scoring.Item::submission))
        .setParameter("submittedAt", instants(items, item -> item.waiting().submittedAt()))
        .executeUpdate();
  }

  /**
   * Which of the submissions are earlier than the one that counts as their player's solution, or
   * than an improvement of it.
   */
  Set<UUID> findEarlier(List<UUID> ids) {
    return Set.copyOf(
        Column.query(session, FIND_EARLIER, UUID.class)
            .setParameter("ids", ids.toArray(UUID[]::new))
            .getResultList());
  }

  private static UUID[] uuids(List<Scoring.Item> items, Function<Scoring.Item, UUID> value) {
    return items.stream().map(value).toArray(UUID[]::new);
  }

  private static String[] texts(List<Scoring.Item> items, Function<Scoring.Item, String> value) {
    return items.stream().map(value).toArray(String[]::new);
  }

  private static Integer[] integers(
      List<Scoring.Item> items, Function<Scoring.Item, @Nullable Integer> value) {
    return items.stream().map(value).toArray(Integer[]::new);
  }

  private static Long[] longs(List<Scoring.Item> items, Function<Scoring.Item, Long> value) {
    return items.stream().map(value).toArray(Long[]::new);
  }

  private static Instant[] instants(
      List<Scoring.Item> items, Function<Scoring.Item, Instant> value) {
    return items.stream().map(value).toArray(Instant[]::new);
  }
}
