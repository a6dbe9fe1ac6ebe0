package io.arbiter.server.classroom;

import io.arbiter.core.judging.Verdict;
import io.arbiter.server.classroom.roll.Seat;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The SQL of a class' progress. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class ProgressStatements {
  /**
   * All members with all puzzles, also those without submissions. The members' submissions are read
   * once, from an index alone, and then joined; the rule of {@link AssignedWork} is repeated here,
   * since the joins are others.
   */
  private static final String PROGRESS =
      """
      with class as (
        select id, archived_at from classroom c where id = :id
      ), member as (
        select m.player_id, m.joined_at, p.name
        from classroom_member m join shown_player p on p.id = m.player_id
        where m.classroom_id = :id and (:all or m.player_id = :player)
      ), assigned as (
        select a.*, z.slug from assigned_puzzle a join named_puzzle z on z.id = a.puzzle_id
        where a.classroom_id = :id and (:all or a.opens_at <= now())
          and (cast(:assignment as uuid) is null or a.assignment_id = :assignment)
      ), sent as materialized (
        select m.player_id, s.puzzle_id, s.id, s.verdict, s.submitted_at
        from member m
        cross join class c
        cross join lateral (
          select puzzle_id, id, verdict, submitted_at from judged_submission j
          where j.player_id = m.player_id and j.submitted_at >= m.joined_at
            and j.submitted_at < coalesce(c.archived_at, 'infinity')
            and j.verdict <> all(:uncounted)
          offset 0
        ) s
        where s.puzzle_id in (select puzzle_id from assigned)
      )
      select m.name as player, a.assignment_id as assignment, a.title, a.due_at, a.slug as puzzle,
        count(s.id) as tries,
        min(s.submitted_at) filter (where s.verdict = 'ACCEPTED') as solved_at,
        (array_agg(s.verdict order by s.submitted_at desc, s.id desc))[1] as last_verdict,
        max(s.submitted_at) as last_at
      from member m
      cross join assigned a
      left join sent s on s.player_id = m.player_id and s.puzzle_id = a.puzzle_id
        and s.submitted_at >= a.counts_from
      group by m.player_id, m.name, a.assignment_id, a.title, a.opens_at, a.due_at, a.slug, a.place
      order by lower(m.name), a.opens_at, a.assignment_id, a.place
      """;

  private final Session session;

  ProgressStatements(@Current Session session) {
    this.session = session;
  }

  /**
   * For the teacher the rows of all members, for a member the own rows of open assignments; by
   * member, assignment and puzzle.
   *
   * @param assignment empty for all
   */
  List<ProgressRow> progress(Seat seat, Optional<UUID> assignment) {
    return session
        .createNativeQuery(PROGRESS, ProgressRow.class)
        .setParameter("id", seat.id())
        .setParameter("all", seat.teaches())
        .setParameter("player", seat.player())
        .setParameter("uncounted", Verdict.UNCOUNTED.toArray(String[]::new))
        .setParameter("assignment", assignment.orElse(null), UUID.class)
        .getResultList();
  }
}
