package io.arbiter.server.classroom;

import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;

/** Queries of comments on what members have sent. */
interface CommentQueries extends Queries {
  @SQL("select player_id from ordinary_submission where id = :submission")
  IdRow player(UUID submission);

  @SQL(
      """
      select count(*) from ordinary_submission
      where id = :submission and player_id = :player and kind = 'SUBMISSION'
      """)
  CountRow countOwn(UUID submission, UUID player);

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
      select x.id, p.name as author, x.line, x.text, x.seen
      from submission_comment x left join shown_player p on p.id = x.author_id
      where x.submission_id = :submission
      """;

  /** The comments on a submission, oldest first. */
  @SQL(COMMENTS + "order by x.id")
  List<SubmissionComments.Comment> comments(UUID submission);

  /** The comments of classes on a submission, oldest first. */
  @SQL(COMMENTS + "and x.classroom_id = any(:classes) order by x.id")
  List<SubmissionComments.Comment> comments(UUID submission, UUID[] classes);

  @SQL(
      """
      select distinct x.submission_id as submission, p.slug as puzzle
      from submission_comment x
      join ordinary_submission s on s.id = x.submission_id
      join named_puzzle p on p.id = s.puzzle_id
      where x.classroom_id = :classroom and x.player_id = :player and not x.seen
      order by x.submission_id
      """)
  List<SubmissionComments.Unseen> unseen(UUID classroom, UUID player);

  /** What a player has written after this id, and what others have about the player's solutions. */
  @SQL(
      """
      select x.id, x.submission_id as submission, x.author_id = :player as own, x.line, x.text
      from submission_comment x
      where (x.author_id = :player or x.player_id = :player) and x.id > :after
      order by x.id limit :limit
      """)
  List<ClassData.ExportedComment> export(UUID player, UUID after, int limit);
}
