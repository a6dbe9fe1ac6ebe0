package io.arbiter.server.classroom;

import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The SQL of what members have sent for assignments. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class WorkStatements {
  private static final String IS_MEMBER =
      """
      select count(*) from classroom_member m join shown_player p on p.id = m.player_id
      where m.classroom_id = :id and lower(p.name) = lower(:name)
      """;

  private static final String LIST =
      """
      select s.id, (select z.slug from named_puzzle z where z.id = s.puzzle_id) as puzzle,
        s.verdict, s.submitted_at, s.submitted_at > coalesce(a.due_at, 'infinity') as late
      """
          + AssignedWork.FROM
          + """
            and a.assignment_id = :assignment and lower(p.name) = lower(:name)
            and (cast(:after as uuid) is null or s.id < :after)
          order by s.id desc limit :limit
          """;

  private static final String AUTHOR =
      "select p.name " + AssignedWork.FROM + " and s.id = :submission limit 1";

  private static final String SOLUTIONS =
      "select distinct on (s.player_id) p.name as player, s.id as submission, s.submitted_at "
          + AssignedWork.FROM
          + """
            and a.assignment_id = :assignment and s.verdict = 'ACCEPTED'
            and a.puzzle_id = (select z.id from named_puzzle z where z.slug = :puzzle)
          order by s.player_id, s.id desc
          """;

  private final Session session;

  WorkStatements(@Current Session session) {
    this.session = session;
  }

  boolean isMember(UUID classroom, String name) {
    return Column.query(session, IS_MEMBER, Long.class)
            .setParameter("id", classroom)
            .setParameter("name", name)
            .getSingleResult()
        > 0;
  }

  /** What a member has sent for an assignment, the newest first. */
  List<Work> list(UUID classroom, String name, UUID assignment, Optional<UUID> after, int limit) {
    return session
        .createNativeQuery(LIST, Work.class)
        .setParameter("id", classroom)
        .setParameter("name", name)
        .setParameter("assignment", assignment)
        .setParameter("after", after.orElse(null), UUID.class)
        .setParameter("limit", limit)
        .getResultList();
  }

  /** The member who has sent a submission that belongs to an assignment of the class. */
  Optional<String> author(UUID classroom, UUID submission) {
    return Column.query(session, AUTHOR, String.class)
        .setParameter("id", classroom)
        .setParameter("submission", submission)
        .uniqueResultOptional();
  }

  /** The latest accepted solution of each member. */
  List<SimilarPair.Side> solutions(UUID classroom, UUID assignment, String puzzle) {
    return session
        .createNativeQuery(SOLUTIONS, SimilarPair.Side.class)
        .setParameter("id", classroom)
        .setParameter("assignment", assignment)
        .setParameter("puzzle", puzzle)
        .getResultList();
  }
}
