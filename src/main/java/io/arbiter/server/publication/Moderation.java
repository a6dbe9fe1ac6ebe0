package io.arbiter.server.publication;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.database.TimeOrderedId;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.player.audit.AdminAction;
import io.arbiter.server.player.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Hides publications and comments from everybody except admins and their players, and lists what is
 * hidden, newest first. With null for the reason, they are shown again. Thread-safe.
 */
@ApplicationScoped
@Transactional
class Moderation {
  /** A publication that an admin has hidden for a reason. */
  record HiddenPublication(
      UUID id,
      UUID submission,
      String puzzle,
      String player,
      @Schema(type = SchemaType.STRING, implementation = Category.class) String category,
      String reason) {
    @JsonProperty
    Instant publishedAt() {
      return TimeOrderedId.time(id);
    }
  }

  /** A comment that an admin has hidden for a reason. The text is Markdown. */
  record HiddenComment(
      UUID id, UUID publication, String puzzle, String player, String text, String reason) {
    @JsonProperty
    Instant writtenAt() {
      return TimeOrderedId.time(id);
    }
  }

  private final PublicationAccess publications;
  private final Comments comments;
  private final PublicationQueries queries;
  private final AuditLog audit;

  Moderation(
      PublicationAccess publications,
      Comments comments,
      PublicationQueries queries,
      AuditLog audit) {
    this.publications = publications;
    this.comments = comments;
    this.queries = queries;
    this.audit = audit;
  }

  void hidePublication(UUID id, @Nullable String reason, Viewer admin) {
    PublicationEntity found =
        publications
            .findByIdOptional(id)
            .orElseThrow(() -> ProblemReason.NOT_THERE.problem("publication", id));
    found.hidden = reason;
    audit.add(admin.requireId(), new AdminAction.PublicationModerated(id, found.player, reason));
  }

  void hideComment(UUID id, @Nullable String reason, Viewer admin) {
    CommentEntity found =
        comments
            .findByIdOptional(id)
            .orElseThrow(() -> ProblemReason.NOT_THERE.problem("comment", id));
    found.hidden = reason;
    audit.add(admin.requireId(), new AdminAction.CommentModerated(id, found.player, reason));
  }

  Page<HiddenPublication> hiddenPublications(PageRequest page) {
    var rows = queries.hiddenPublications(before(page), page.limit() + 1);
    return Page.of(rows, page.limit(), row -> List.of(row.id()));
  }

  Page<HiddenComment> hiddenComments(PageRequest page) {
    var rows = queries.hiddenComments(before(page), page.limit() + 1);
    return Page.of(rows, page.limit(), row -> List.of(row.id()));
  }

  private static @Nullable UUID before(PageRequest page) {
    return Cursor.id(page.after).orElse(null);
  }
}
