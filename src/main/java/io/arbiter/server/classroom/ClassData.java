package io.arbiter.server.classroom;

import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a player: those that the player made go with the account, and so do memberships
 * and the player's place as another teacher. The export names neither teachers nor members, who are
 * other players.
 */
@ApplicationScoped
class ClassData implements PlayerData {
  private final ClassQueries queries;
  private final AssignmentQueries assignments;
  private final CommentQueries comments;
  private final SubmissionComments written;
  private final ClassroomRepository classrooms;

  ClassData(
      ClassQueries queries,
      AssignmentQueries assignments,
      CommentQueries comments,
      SubmissionComments written,
      ClassroomRepository classrooms) {
    this.queries = queries;
    this.assignments = assignments;
    this.comments = comments;
    this.written = written;
    this.classrooms = classrooms;
  }

  /** A class in an export; {@code since} is when the player made or joined the class. */
  public record ExportedClass(UUID id, String name, boolean teaches, Instant since) {}

  /** An assignment of the player's in an export. */
  public record ExportedAssignment(
      UUID id,
      UUID classId,
      String title,
      Instant opensAt,
      @Nullable Instant dueAt,
      String[] puzzles) {}

  /** A comment on what somebody has sent; {@code own} if the player has written it. */
  public record ExportedComment(
      UUID id, UUID submission, boolean own, @Nullable Integer line, String text) {}

  @Override
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("classes", (after, limit) -> queries.export(player, after, limit), ExportedClass::id);
    out.write(
        "assignments",
        (after, limit) -> assignments.export(player, after, limit),
        ExportedAssignment::id);
    out.write(
        "submissionComments",
        (after, limit) -> comments.export(player, after, limit),
        ExportedComment::id);
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    classrooms.delete("teacher", player);
    queries.teachNothing(player);
    queries.leaveAll(player);
    written.delete("authorId = ?1 or playerId = ?1", player);
  }
}
