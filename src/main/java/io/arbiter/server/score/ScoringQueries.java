package io.arbiter.server.score;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.arbiter.core.json.Codec;
import io.arbiter.server.database.Queries;
import io.arbiter.server.puzzle.catalog.Progress;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.hibernate.annotations.processing.SQL;

/** Queries that score judgements, each for all items of a round. */
interface ScoringQueries extends Queries, Progress {
  record Solved(UUID player, String slug) {}

  /**
   * What a submission adds to its player's points.
   *
   * @param first whether the submission solves its puzzle for the first time for its player
   */
  record Gained(UUID submission, int points, boolean first) {}

  @Override
  default Map<UUID, Set<String>> solvedOf(Collection<UUID> players, Collection<String> slugs) {
    return solved(players.toArray(UUID[]::new), slugs.toArray(String[]::new)).stream()
        .collect(groupingBy(Solved::player, mapping(Solved::slug, toSet())));
  }

  @SQL(
      """
      select s.player_id, p.slug from named_puzzle p join solved s on s.puzzle_id = p.id
      where s.player_id = any(:players) and p.slug = any(:slugs)
      """)
  List<Solved> solved(UUID[] players, String[] slugs);

  /**
   * Counts puzzles as solved, and improvements of solved puzzles, with their points.
   *
   * @param items at most one of each player; the caller holds the players' locks
   * @return the submissions that add something
   */
  default List<Gained> addGains(List<Scoring.Item> items) {
    return addGains(
        all(items, Scoring.Item::solver, UUID[]::new),
        all(items, Scoring.Item::puzzle, UUID[]::new),
        all(items, Scoring.Item::submission, UUID[]::new),
        all(items, Scoring.Item::points, Integer[]::new),
        all(items, Scoring.Item::earned, Integer[]::new),
        all(items, item -> item.waiting().submittedAt(), Instant[]::new));
  }

  /**
   * The query sees {@code solved} as it was before, so a solution that solves its puzzle is no
   * improvement.
   */
  @SQL(
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
          select s.points + cast(coalesce(sum(m.points), 0) as int) as points,
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
      """)
  List<Gained> addGains(
      UUID[] players,
      UUID[] puzzles,
      UUID[] submissions,
      Integer[] points,
      Integer[] earned,
      Instant[] submittedAt);

  /** Stores judgements, notes the changes of their puzzles' counts, and announces them. */
  default void insertJudgements(List<Scoring.Item> items, Map<UUID, Scoring.Gain> gains) {
    Function<Scoring.Item, Scoring.Gain> gain =
        item -> gains.getOrDefault(item.submission(), Scoring.Gain.NONE);
    insertJudgements(
        all(items, Scoring.Item::puzzle, UUID[]::new),
        all(items, item -> item.counts() ? 1 : 0, Integer[]::new),
        all(items, item -> gain.apply(item).first() ? 1 : 0, Integer[]::new),
        all(items, item -> item.waiting().isSubmission() ? item.player() : null, UUID[]::new),
        all(items, Scoring.Item::submission, UUID[]::new),
        all(items, item -> item.event().attempt(), Integer[]::new),
        all(items, item -> item.verdict().name(), String[]::new),
        all(items, item -> Codec.toJson(item.event().judgement()), String[]::new),
        all(items, item -> Codec.toJson(item.event().provenance()), String[]::new),
        all(items, item -> gain.apply(item).points(), Integer[]::new),
        all(items, item -> Codec.toJson(gain.apply(item).unlocked()), String[]::new),
        all(items, item -> item.usage().cpuMillis(), Long[]::new),
        all(items, item -> item.usage().steps(), Long[]::new),
        all(items, item -> item.waiting().sourceBytes(), Integer[]::new),
        all(items, item -> item.event().provenance().judgedAt(), Instant[]::new),
        all(items, Scoring.Item::earned, Integer[]::new));
  }

  /**
   * One statement, since separate statements would cost round trips.
   *
   * @param submitters whose webhooks report the judgements; null for runs and scripts
   */
  @SQL(
      """
      with counted as (
        insert into puzzle_count
        select * from unnest(:puzzles, :counted, :solvers) c (puzzle_id, attempts, solved_by)
        where (attempts, solved_by) <> (0, 0)
      ), judged as (
        select * from unnest(:submitters, :submissions, :attempts)
          j (player_id, submission_id, attempt)
      ), announced as (
        insert into judged_delivery (webhook_id, event, submission_id, attempt)
        select w.id, 'submission.judged', j.submission_id, j.attempt
        from judged j join judged_webhook w on w.player_id = j.player_id
        for key share of w skip locked
      ), written as (
        insert into judgement_to_store (submission_id, attempt, verdict, judgement, provenance,
          points, unlocked, cpu_millis, steps, source_bytes, judged_at, earned)
        select submission_id, attempt, verdict, cast(judgement as json), cast(provenance as json),
          points, array(select json_array_elements_text(cast(unlocked as json))), cpu_millis,
          steps, source_bytes, judged_at, earned
        from unnest(:submissions, :attempts, :verdicts, :judgements, :provenances, :points,
          :unlocked, :cpuMillis, :steps, :sourceBytes, :judgedAt, :earned)
          i (submission_id, attempt, verdict, judgement, provenance, points,
            unlocked, cpu_millis, steps, source_bytes, judged_at, earned)
        returning 1
      )
      select count(*) from written
      """)
  CountRow insertJudgements(
      UUID[] puzzles,
      Integer[] counted,
      Integer[] solvers,
      UUID[] submitters,
      UUID[] submissions,
      Integer[] attempts,
      String[] verdicts,
      String[] judgements,
      String[] provenances,
      Integer[] points,
      String[] unlocked,
      Long[] cpuMillis,
      Long[] steps,
      Integer[] sourceBytes,
      Instant[] judgedAt,
      Integer[] earned);

  /**
   * Stores solutions that are better than the players' best so far. Of equal solutions, the
   * earliest counts.
   *
   * @param items at most one of each player
   */
  default void offerBest(List<Scoring.Item> items) {
    offerBest(
        all(items, Scoring.Item::puzzle, UUID[]::new),
        all(items, Scoring.Item::solver, UUID[]::new),
        all(items, item -> (long) item.waiting().sourceBytes(), Long[]::new),
        all(items, item -> item.usage().steps(), Long[]::new),
        all(items, item -> item.usage().cpuMillis(), Long[]::new),
        all(items, Scoring.Item::earned, Integer[]::new),
        all(items, Scoring.Item::submission, UUID[]::new),
        all(items, item -> item.waiting().submittedAt(), Instant[]::new),
        all(items, item -> item.waiting().language(), String[]::new));
  }

  @SQL(
      """
      insert into best (puzzle_id, player_id, measure, value, submission_id, reached_at)
      select i.puzzle_id, i.player_id, m.measure, m.value, i.submission_id, i.submitted_at
      from unnest(:puzzles, :players, :sourceBytes, :steps, :cpuMillis, :earned, :submissions,
        :submittedAt, :languages)
        i (puzzle_id, player_id, source_bytes, steps, cpu_millis, earned, submission_id,
          submitted_at, language)
      cross join lateral (values (measure_in('size', i.language), i.source_bytes),
        (measure_in('steps', i.language), i.steps), (measure_in('time', i.language), i.cpu_millis),
        ('points', -i.earned)) m (measure, value)
      where m.value is not null
      on conflict (puzzle_id, measure, player_id) do update set
        value = excluded.value, submission_id = excluded.submission_id,
        reached_at = excluded.reached_at
      where (excluded.value, excluded.reached_at, excluded.submission_id)
        < (best.value, best.reached_at, best.submission_id)
      """)
  int offerBest(
      UUID[] puzzles,
      UUID[] players,
      Long[] sourceBytes,
      Long[] steps,
      Long[] cpuMillis,
      Integer[] earned,
      UUID[] submissions,
      Instant[] submittedAt,
      String[] languages);

  /**
   * Which of the submissions are earlier than the one that counts as their player's solution, or
   * than an improvement of it.
   */
  @SQL(
      """
      select s.id from ordinary_submission s
      join solved d on d.player_id = s.player_id and d.puzzle_id = s.puzzle_id
      where s.id = any(:ids) and ((d.solved_at, d.submission_id) > (s.submitted_at, s.id)
        or exists (select from improvement m
          where m.player_id = d.player_id and m.puzzle_id = d.puzzle_id
            and (m.improved_at, m.submission_id) > (s.submitted_at, s.id)))
      """)
  List<IdRow> findEarlier(UUID[] ids);

  private static <T> T[] all(
      List<Scoring.Item> items, Function<Scoring.Item, T> value, IntFunction<T[]> array) {
    return items.stream().map(value).toArray(array);
  }
}
