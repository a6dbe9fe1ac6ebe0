package io.arbiter.server.publication;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
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
public class Moderation {
  private final PublicationRepository publications;
  private final CommentRepository comments;

  Moderation(PublicationRepository publications, CommentRepository comments) {
    this.publications = publications;
    this.comments = comments;
  }

  void hidePublication(UUID publication, @Nullable String reason) {
    if (!publications.hide(publication, reason)) {
      throw new ProblemException(ErrorCode.NOT_FOUND, "no publication " + publication);
    }
  }

  void hideComment(UUID comment, @Nullable String reason) {
    if (!comments.hide(comment, reason)) {
      throw new ProblemException(ErrorCode.NOT_FOUND, "no comment " + comment);
    }
  }
}
