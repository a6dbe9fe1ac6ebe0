package io.arbiter.server.classroom;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.database.TimeOrderedId;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.submission.SubmissionCatalog;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Comments on what members have sent for assignments. The teachers of the class and the member see
 * them; for everybody else, the submission is unknown here. Thread-safe.
 */
@ApplicationScoped
@Transactional
class SubmissionComments implements PanacheRepositoryBase<RemarkEntity, UUID> {
  private static final int MOST = 200;

  /**
   * A comment.
   *
   * @param author null after the deletion of the account
   * @param line of the source, from 1; null for the whole solution
   */
  record Comment(
      UUID id,
      @Nullable String author,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer line,
      String text,
      boolean seen) {
    @JsonProperty
    Instant writtenAt() {
      return TimeOrderedId.time(id);
    }
  }

  /** A submission with comments that its player has not looked at. */
  record Unseen(UUID submission, String puzzle) {}

  private final CommentQueries queries;
  private final Classes classes;
  private final PlayerStore players;
  private final SubmissionCatalog submissions;

  SubmissionComments(
      CommentQueries queries, Classes classes, PlayerStore players, SubmissionCatalog submissions) {
    this.queries = queries;
    this.classes = classes;
    this.players = players;
    this.submissions = submissions;
  }

  /** The comments that a player sees, oldest first. */
  List<Comment> of(UUID submission, UUID viewer) {
    return isOwn(submission, viewer)
        ? queries.comments(submission)
        : queries.comments(submission, List.of(taught(submission, viewer)));
  }

  /** Notes that the player has looked at the comments on the own submission; else NOT_FOUND. */
  void see(UUID submission, UUID player) {
    if (!isOwn(submission, player)) {
      throw ProblemReason.NO_SUBMISSION.problem(submission);
    }
    update("seen = true where submissionId = ?1 and playerId = ?2", submission, player);
  }

  /** Adds a comment of a teacher, or a member's answer to one. CONFLICT if there is none. */
  Comment add(UUID submission, UUID author, @Nullable Integer line, String text) {
    players.requirePresent(author);
    RemarkEntity added = new RemarkEntity();
    added.seen = isOwn(submission, author);
    added.classroomId = added.seen ? answered(submission) : taught(submission, author)[0];
    classes.seat(added.classroomId, author).requireActive();
    requireLine(submission, line);
    if (count("submissionId", submission) >= MOST) {
      throw ProblemReason.TOO_MANY_ALREADY.problem(MOST, "comments");
    }
    added.id = TimeOrderedId.next();
    added.submissionId = submission;
    added.playerId = queries.player(submission);
    added.authorId = author;
    added.line = line;
    added.text = text;
    persist(added);
    return new Comment(added.id, players.account(author).name(), line, text, added.seen);
  }

  /** Deletes a comment of the author's own. */
  void delete(UUID submission, UUID comment, UUID author) {
    if (delete("id = ?1 and submissionId = ?2 and authorId = ?3", comment, submission, author)
        == 0) {
      throw ProblemReason.NOT_THERE.problem("comment of yours", comment);
    }
  }

  /** The member's submissions with new comments of the class. */
  List<Unseen> unseen(Seat seat) {
    return queries.unseen(seat.id(), seat.player());
  }

  private boolean isOwn(UUID submission, UUID player) {
    return queries.countOwn(submission, player) > 0;
  }

  /** The classes of a teacher for which the submission was sent; NOT_FOUND if there are none. */
  private UUID[] taught(UUID submission, UUID teacher) {
    UUID[] found =
        queries.taught(submission, teacher).stream()
            .map(CommentQueries.IdRow::value)
            .toArray(UUID[]::new);
    if (found.length == 0) {
      throw ProblemReason.NO_SUBMISSION.problem(submission);
    }
    return found;
  }

  /** The class of the newest comment on a submission. */
  private UUID answered(UUID submission) {
    return find("submissionId = ?1 order by id desc", submission)
        .page(0, 1)
        .firstResultOptional()
        .map(comment -> comment.classroomId)
        .orElseThrow(() -> ProblemReason.NO_COMMENT.problem());
  }

  private void requireLine(UUID submission, @Nullable Integer line) {
    String source =
        submissions.findAsItsPlayer(submission).map(view -> view.details().source()).orElse("");
    long lines = String.valueOf(source).lines().count();
    if (line != null && (line < 1 || line > lines)) {
      throw ProblemReason.NO_SUCH_LINE.invalid("line", lines);
    }
  }
}
