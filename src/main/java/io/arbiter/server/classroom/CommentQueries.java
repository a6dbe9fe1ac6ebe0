package io.arbiter.server.classroom;

import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;

/** Queries of comments on what members have sent. */
interface CommentQueries extends Queries {
  @HQL("select playerId from OrdinarySubmission where id = :submission")
  UUID player(UUID submission);

  @HQL(
      """
      select count(*) from OrdinarySubmission
      where id = :submission and playerId = :player and kind = 'SUBMISSION'
      """)
  long countOwn(UUID submission, UUID player);

  /** The classes of a teacher to whose assignments a submission belongs. */
  @SQL(
      "select distinct c.id "
          + AssignmentQueries.ASSIGNED
          + """
          join class_seat t on t.class_id = c.id and t.player_id = :teacher and t.teaches
          where s.id = :submission
          """)
  List<IdRow> taught(UUID submission, UUID teacher);

  String COMMENTS =
      """
      select x.id, p.name, x.line, x.text, x.seen
      from RemarkEntity x left join ShownPlayer p on p.id = x.authorId
      where x.submissionId = :submission
      """;

  /** The comments on a submission, oldest first. */
  @HQL(COMMENTS + "order by x.id")
  List<SubmissionComments.Comment> comments(UUID submission);

  /** The comments of classes on a submission, oldest first. */
  @HQL(COMMENTS + "and x.classroomId in :classes order by x.id")
  List<SubmissionComments.Comment> comments(UUID submission, List<UUID> classes);

  @HQL(
      """
      select distinct x.submissionId, p.slug from RemarkEntity x
      join OrdinarySubmission s on s.id = x.submissionId
      join NamedPuzzle p on p.id = s.puzzleId
      where x.classroomId = :classroom and x.playerId = :player and not x.seen
      order by x.submissionId
      """)
  List<SubmissionComments.Unseen> unseen(UUID classroom, UUID player);

  /** What a player has written after this id, and what others have about the player's solutions. */
  @HQL(
      """
      select x.id, x.submissionId, case when x.authorId = :player then true else false end,
        x.line, x.text
      from RemarkEntity x
      where (x.authorId = :player or x.playerId = :player) and x.id > :after
      order by x.id limit :limit
      """)
  List<ClassData.ExportedComment> export(UUID player, UUID after, int limit);
}
