package io.arbiter.server.publication;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.player.audit.AdminAction;
import io.arbiter.server.player.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hides publications and comments from everybody except admins and their players. With null for the
 * reason, they are shown again. Thread-safe.
 */
@ApplicationScoped
@Transactional
class Moderation {
  private final PublicationRepository publications;
  private final CommentRepository comments;
  private final AuditLog audit;

  Moderation(PublicationRepository publications, CommentRepository comments, AuditLog audit) {
    this.publications = publications;
    this.comments = comments;
    this.audit = audit;
  }

  /**
   * Hides a publication.
   *
   * @throws ProblemException NOT_FOUND if there is no such publication
   */
  public void hidePublication(UUID publication, @Nullable String reason, Viewer admin) {
    UUID player =
        publications
            .hide(publication, reason)
            .orElseThrow(
                () -> new ProblemException(ErrorCode.NOT_FOUND, "no publication " + publication));
    audit.add(admin.requireId(), new AdminAction.PublicationModerated(publication, player, reason));
  }

  /**
   * Hides a comment.
   *
   * @throws ProblemException NOT_FOUND if there is no such comment
   */
  public void hideComment(UUID comment, @Nullable String reason, Viewer admin) {
    UUID player =
        comments
            .hide(comment, reason)
            .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no comment " + comment));
    audit.add(admin.requireId(), new AdminAction.CommentModerated(comment, player, reason));
  }
}
