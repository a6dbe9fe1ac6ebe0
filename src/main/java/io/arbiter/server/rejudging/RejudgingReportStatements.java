package io.arbiter.server.rejudging;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Verdict;
import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The SQL that computes what a rejudging changes. All statements read the same snapshot. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class RejudgingReportStatements {
  /** Results that change something, of submissions that have no newer judgement. */
  private static final String CHANGING =
      """
      changing as (
        select i.* from rejudging_item i
        join ordinary_submission s on s.id = i.submission_id and s.attempt = i.attempt
        where i.rejudging_id = :rejudging and i.changes
      )
      """;

  /**
   * The standings of all players before and after. They are computed as {@link
   * io.arbiter.server.score.Recount} does, with the new judgements in the place of the old.
   */
  private static final String RANKS =
      "with "
          + CHANGING
          + """
          , affected as (
            select distinct c.player_id from changing c
            join present_player p on p.id = c.player_id
          ), accepted as (
            select s.player_id, s.id, s.submitted_at, e.earned,
              coalesce(e.earned, v.points) as points, row_number() over (
                partition by s.player_id order by s.submitted_at, s.id) = 1 as solves
            from affected a
            join current_judgement s on s.player_id = a.player_id and s.puzzle_id = :puzzle
              and s.kind = 'SUBMISSION' and s.state = 'JUDGED'
            left join changing c on c.submission_id = s.id
            cross join lateral (select case when c.changes then c.earned else s.earned end
              as earned) e
            join any_version v on v.puzzle_id = s.puzzle_id
              and v.number = case when c.changes then :version else s.version end
            where coalesce(c.verdict, s.verdict) = 'ACCEPTED'
          ), solved_then as (
            select player_id, points, gained_at from added_points s
            where player_id in (select player_id from affected) and puzzle_id <> :puzzle
            union all
            (select distinct on (player_id) player_id, points, submitted_at from accepted
            where solves or earned is not null
            order by player_id, points desc, submitted_at, id)
          ), standing_then as (
            select player_id, points, reached_at from total_standing s
            where player_id not in (select player_id from affected)
            union all
            select player_id, sum(points), max(gained_at) from solved_then group by player_id
          ), solving as (
            select a.player_id,
              exists (select from solved_puzzle s
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
              from total_standing s) b
            full join (select player_id, points,
                row_number() over (order by points desc, reached_at, player_id) as rank
              from standing_then) t using (player_id)
            left join solving a using (player_id)
          )
          """;

  private final Session session;

  RejudgingReportStatements(@Current Session session) {
    this.session = session;
  }

  /** A rejudging to report on. */
  record Subject(UUID id, UUID puzzle, int version) {}

  /** Locks a rejudging that waits for its report; empty if another transaction has locked it. */
  Optional<Subject> lock(UUID rejudging) {
    return session
        .createNativeQuery(
            """
            select id, puzzle_id, version from rejudging
            where id = :id and state = 'JUDGING' and not exists (select from rejudging_item
              where rejudging_id = :id and verdict is null)
            for update skip locked
            """,
            Subject.class)
        .setParameter("id", rejudging)
        .uniqueResultOptional();
  }

  int countChanged(Subject subject) {
    return Column.query(
            session,
            "with " + CHANGING + "select count(*)::int from changing where verdict <> before",
            Integer.class)
        .setParameter("rejudging", subject.id())
        .getSingleResult();
  }

  private record ChangeRow(UUID submission, UUID player, String before, String after) {
    StoredReport.Change change() {
      return new StoredReport.Change(
          submission, player, Verdict.valueOf(before), Verdict.valueOf(after));
    }
  }

  /** In the order of submission. */
  List<StoredReport.Change> changes(Subject subject, int most) {
    return session
        .createNativeQuery(
            "with "
                + CHANGING
                + """
                select submission_id, player_id, before, verdict from changing
                where verdict <> before order by submission_id limit :listed
                """,
            ChangeRow.class)
        .setParameter("rejudging", subject.id())
        .setParameter("listed", most)
        .getResultStream()
        .map(ChangeRow::change)
        .toList();
  }

  int countPlayersChanged(Subject subject) {
    String sql = RANKS + "select count(*)::int from ranks where changed";
    return of(subject, Column.query(session, sql, Integer.class)).getSingleResult();
  }

  /** By their rank before. */
  List<StoredReport.PlayerChange> players(Subject subject, int most) {
    String sql =
        RANKS
            + """
            select player_id, coalesce(points_before, 0) as points_before,
              coalesce(points_after, 0) as points_after, rank_before, rank_after
            from ranks where changed
            order by rank_before nulls last, rank_after limit :listed
            """;
    return of(subject, session.createNativeQuery(sql, StoredReport.PlayerChange.class))
        .setParameter("listed", most)
        .getResultList();
  }

  long countOthersMoved(Subject subject) {
    String sql =
        RANKS
            + """
            select count(*) from ranks
            where not changed and rank_before is distinct from rank_after
            """;
    return of(subject, Column.query(session, sql, Long.class)).getSingleResult();
  }

  private static <R> NativeQuery<R> of(Subject subject, NativeQuery<R> ranks) {
    return ranks
        .setParameter("rejudging", subject.id())
        .setParameter("puzzle", subject.puzzle())
        .setParameter("version", subject.version());
  }

  private record ComparedRow(String before, String after, long count) {
    RejudgingReport.Compared compared() {
      return new RejudgingReport.Compared(Verdict.valueOf(before), Verdict.valueOf(after), count);
    }
  }

  List<RejudgingReport.Compared> compared(Subject subject) {
    return session
        .createNativeQuery(
            """
            select before, verdict, count(*) as count from rejudging_item
            where rejudging_id = :rejudging group by before, verdict
            order by before, verdict
            """,
            ComparedRow.class)
        .setParameter("rejudging", subject.id())
        .getResultStream()
        .map(ComparedRow::compared)
        .toList();
  }

  /** Stores the report. The rejudging leaves the state JUDGING. */
  void store(Subject subject, StoredReport report) {
    session
        .createNativeMutationQuery(
            """
            update rejudging r set report = cast(:report as json), reported_at = now(),
              state = case when apply then 'APPLYING' else 'REPORTED' end,
              skipped = (select count(*) from rejudging_item i
                join ordinary_submission s on s.id = i.submission_id
                where i.rejudging_id = r.id and i.changes and s.attempt <> i.attempt)
            where id = :id
            """)
        .setParameter("report", Codec.toJson(report))
        .setParameter("id", subject.id())
        .executeUpdate();
  }
}
