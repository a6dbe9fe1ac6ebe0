package io.arbiter.server.rejudging;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Says what a rejudging changes, once all its results are in. One snapshot: rank everybody as it
 * is, and as it would be. Two sorts of all standings, so it is made once and kept. Thread-safe.
 */
@ApplicationScoped
class RejudgingReporter {
  /** Results that change something, of submissions that nobody else has judged again. */
  private static final String CHANGING =
      """
      changing as (
        select i.* from rejudging_item i
        join submission s on s.id = i.submission_id and s.attempt = i.attempt
        where i.rejudging_id = :rejudging and i.changes
      )
      """;

  /**
   * The standings before and after, of everybody. As {@link io.arbiter.server.score.Recount} makes
   * them, but for the judgements that would be replaced.
   */
  private static final String RANKS =
      "with "
          + CHANGING
          + """
          , affected as (
            select distinct c.player_id from changing c
            join player p on p.id = c.player_id and p.deleted_at is null
          ), accepted as (
            select s.player_id, s.id, s.submitted_at, v.points
            from affected a
            join submission s on s.player_id = a.player_id and s.puzzle_id = :puzzle
              and s.kind = 'SUBMISSION' and s.state = 'JUDGED'
            join judgement j on j.submission_id = s.id and j.attempt = s.attempt
            left join changing c on c.submission_id = s.id
            join puzzle_version v on v.puzzle_id = s.puzzle_id
              and v.number = case when c.changes then :version
                else (j.provenance ->> 'version')::int end
            where coalesce(c.verdict, s.verdict) = 'ACCEPTED'
          ), solved_then as (
            select player_id, points, solved_at from solved
            where player_id in (select player_id from affected) and puzzle_id <> :puzzle
            union all
            (select distinct on (player_id) player_id, points, submitted_at from accepted
            order by player_id, submitted_at, id)
          ), standing_then as (
            select player_id, points, reached_at from standing
            where board = 'all' and player_id not in (select player_id from affected)
            union all
            select player_id, sum(points), max(solved_at) from solved_then group by player_id
          ), solving as (
            select a.player_id,
              exists (select from solved s
                where s.player_id = a.player_id and s.puzzle_id = :puzzle)
              <> exists (select from accepted c where c.player_id = a.player_id) as changed
            from affected a
          ), ranks as (
            select player_id, b.points as points_before, t.points as points_after,
              b.rank as rank_before, t.rank as rank_after,
              coalesce(b.points, 0) <> coalesce(t.points, 0) or coalesce(a.changed, false)
                as changed
            from (select player_id, points,
                row_number() over (order by points desc, reached_at, player_id) as rank
              from standing where board = 'all') b
            full join (select player_id, points,
                row_number() over (order by points desc, reached_at, player_id) as rank
              from standing_then) t using (player_id)
            left join solving a using (player_id)
          )
          """;

  private final Jdbi jdbi;

  RejudgingReporter(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private record Subject(UUID id, UUID puzzle, int version) {}

  /**
   * Reports, if all results are in and nobody else is at it; with that the rejudging leaves
   * JUDGING.
   */
  boolean report(UUID rejudging) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        transaction ->
            take(transaction, rejudging)
                .map(subject -> store(transaction, subject, compare(transaction, subject)))
                .isPresent());
  }

  private static Optional<Subject> take(Handle transaction, UUID rejudging) {
    return transaction
        .createQuery(
            """
            select id, puzzle_id, version from rejudging
            where id = :id and state = 'JUDGING' and not exists (select from rejudging_item
              where rejudging_id = :id and verdict is null)
            for update skip locked
            """)
        .bind("id", rejudging)
        .map(
            (row, context) ->
                new Subject(
                    row.getObject("id", UUID.class),
                    row.getObject("puzzle_id", UUID.class),
                    row.getInt("version")))
        .findOne();
  }

  private static RejudgingReport compare(Handle transaction, Subject subject) {
    return new RejudgingReport(
        count(
            transaction,
            "with " + CHANGING + "select count(*) from changing where verdict <> before",
            subject),
        changes(transaction, subject),
        count(transaction, RANKS + "select count(*) from ranks where changed", subject),
        players(transaction, subject),
        count(
            transaction,
            RANKS
                + """
                select count(*) from ranks
                where not changed and rank_before is distinct from rank_after
                """,
            subject),
        compared(transaction, subject));
  }

  private static int count(Handle transaction, String sql, Subject subject) {
    return query(transaction, sql, subject).mapTo(Integer.class).one();
  }

  private static List<RejudgingReport.Change> changes(Handle transaction, Subject subject) {
    return query(
            transaction,
            "with "
                + CHANGING
                + """
                select c.submission_id, p.name, c.before, c.verdict
                from changing c join player p on p.id = c.player_id
                where c.verdict <> c.before
                order by c.submission_id limit :listed
                """,
            subject)
        .bind("listed", RejudgingReport.LISTED)
        .map(
            (row, context) ->
                new RejudgingReport.Change(
                    row.getObject("submission_id", UUID.class),
                    row.getString("name"),
                    Verdict.valueOf(row.getString("before")),
                    Verdict.valueOf(row.getString("verdict"))))
        .list();
  }

  private static List<RejudgingReport.PlayerChange> players(Handle transaction, Subject subject) {
    return query(
            transaction,
            RANKS
                + """
                select p.name, r.* from ranks r join player p on p.id = r.player_id
                where r.changed
                order by r.rank_before nulls last, r.rank_after limit :listed
                """,
            subject)
        .bind("listed", RejudgingReport.LISTED)
        .map(
            (row, context) ->
                new RejudgingReport.PlayerChange(
                    row.getString("name"),
                    row.getLong("points_before"),
                    row.getLong("points_after"),
                    row.getObject("rank_before", Long.class),
                    row.getObject("rank_after", Long.class)))
        .list();
  }

  private static List<RejudgingReport.Compared> compared(Handle transaction, Subject subject) {
    return transaction
        .createQuery(
            """
            select before, verdict, count(*) as count from rejudging_item
            where rejudging_id = :rejudging group by before, verdict
            order by before, verdict
            """)
        .bind("rejudging", subject.id())
        .map(
            (row, context) ->
                new RejudgingReport.Compared(
                    Verdict.valueOf(row.getString("before")),
                    Verdict.valueOf(row.getString("verdict")),
                    row.getLong("count")))
        .list();
  }

  private static Query query(Handle transaction, String sql, Subject subject) {
    Query query = transaction.createQuery(sql).bind("rejudging", subject.id());
    return sql.contains(":puzzle")
        ? query.bind("puzzle", subject.puzzle()).bind("version", subject.version())
        : query;
  }

  private static RejudgingReport store(
      Handle transaction, Subject subject, RejudgingReport report) {
    transaction
        .createUpdate(
            """
            update rejudging r set report = :report::json, reported_at = now(),
              state = case when apply then 'APPLYING' else 'REPORTED' end,
              skipped = (select count(*) from rejudging_item i
                join submission s on s.id = i.submission_id
                where i.rejudging_id = r.id and i.changes and s.attempt <> i.attempt)
            where id = :id
            """)
        .bind("report", Codec.toJson(report))
        .bind("id", subject.id())
        .execute();
    return report;
  }
}
