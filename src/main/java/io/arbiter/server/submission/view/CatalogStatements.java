package io.arbiter.server.submission.view;

import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import io.arbiter.server.player.ProfileRule;
import io.arbiter.server.player.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;

/** The SQL that reads submissions for display. */
@ApplicationScoped
class CatalogStatements {
  /** In the order of {@link SubmissionRow}'s components. */
  private static final String SELECT =
      """
      select s.id, s.kind, p.slug, s.version, pl.name, s.player_id, p.author_id, s.state, s.attempt,
        s.state <> 'JUDGED' and exists (select from waiting_record o
          where o.key = s.id::text) as unsent,
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

  private static final String FIND = SELECT + "where s.id = :id";

  private static final String LIST =
      SELECT
          + """
          where s.player_id is not null%s
            and (s.kind <> 'SCRATCH' or :admin or s.player_id = :viewer)
            and (s.contest_id is null or s.kind = 'SUBMISSION' or :admin
              or s.player_id = :viewer or c.owner_id = :viewer)
            and (s.kind <> 'RUN' or s.contest_id is not null or v.released or :admin
              or s.player_id = :viewer or p.author_id = :viewer)
            and %s
          order by s.id desc limit :limit
          """;

  private static final String LIST_OF_CONTEST =
      SELECT
          + """
          where s.contest_id = :contest and s.kind in ('CONTEST', 'SUBMISSION')%s
          order by s.id desc limit :limit
          """;

  private static final String SENT =
      SELECT + "where s.player_id = :player and s.id > :after order by s.id limit :limit";

  private static final String AHEAD =
      """
      select count(*) from submission s
      where state <> 'JUDGED'
        and batch <= (select batch from submission one where id = :id)
        and enqueued_at < (select enqueued_at from submission one where id = :id)
      """;

  private final Session session;

  CatalogStatements(@Current Session session) {
    this.session = session;
  }

  Optional<SubmissionRow> find(UUID id) {
    return session
        .createNativeQuery(FIND, SubmissionRow.class)
        .setParameter("id", id)
        .uniqueResultOptional();
  }

  /** Newest first. */
  List<SubmissionRow> list(
      SubmissionCatalog.Filter filter, Optional<UUID> after, Viewer viewer, int limit) {
    ListConditions conditions =
        new ListConditions()
            .puzzle(filter.puzzle())
            .player(filter.player())
            .verdict(filter.verdict())
            .before(after);
    String sql = LIST.formatted(conditions.sql(), ProfileRule.ACTIVITY_SHOWN);
    SelectionQuery<SubmissionRow> query =
        conditions.bind(session.createNativeQuery(sql, SubmissionRow.class));
    return ProfileRule.bind(query, viewer).setParameter("limit", limit).getResultList();
  }

  /**
   * The submissions of a contest, newest first.
   *
   * @param conditions which of them
   */
  List<SubmissionRow> ofContest(UUID contest, ListConditions conditions, int limit) {
    String sql = LIST_OF_CONTEST.formatted(conditions.sql());
    return conditions
        .bind(session.createNativeQuery(sql, SubmissionRow.class))
        .setParameter("contest", contest)
        .setParameter("limit", limit)
        .getResultList();
  }

  /** A player's submissions, runs and scripts after this id, oldest first. */
  List<SubmissionRow> sent(UUID player, UUID after, int limit) {
    return session
        .createNativeQuery(SENT, SubmissionRow.class)
        .setParameter("player", player)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList();
  }

  /**
   * The number of open submissions that were enqueued before this one, in its lane or in the
   * interactive lane.
   */
  long countAhead(UUID id) {
    return Column.query(session, AHEAD, Long.class).setParameter("id", id).getSingleResult();
  }
}
