package io.arbiter.server.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.database.TimeOrderedId;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.player.Visibility;
import io.arbiter.server.puzzle.Markdown;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes comments on publications. Thread-safe. */
@ApplicationScoped
class Comments implements PanacheRepositoryBase<CommentEntity, UUID> {
  /**
   * A comment on a publication. Only admins and its player see a hidden comment.
   *
   * @param text Markdown, as the player wrote it
   * @param html the text as sanitised HTML
   * @param hidden the admin's reason for hiding the comment, or null
   */
  record Comment(
      UUID id,
      String player,
      Visibility profile,
      String text,
      String html,
      Instant writtenAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String hidden) {}

  /** A comment whose text is not rendered yet. The id begins with the time of writing. */
  record Row(UUID id, String player, String profile, String text, @Nullable String hidden) {
    private Comment rendered() {
      return new Comment(
          id,
          player,
          Visibility.valueOf(profile),
          text,
          Markdown.commentToHtml(text),
          TimeOrderedId.time(id),
          hidden);
    }
  }

  private final PublicationAccess access;
  private final PublicationQueries queries;
  private final PlayerStore players;

  Comments(PublicationAccess access, PublicationQueries queries, PlayerStore players) {
    this.access = access;
    this.queries = queries;
    this.players = players;
  }

  @Transactional
  UUID add(UUID publication, String text, Viewer viewer) {
    UUID id = TimeOrderedId.next();
    access.lock(publication, viewer).comments++;
    persist(new CommentEntity(id, publication, viewer.requireId(), text));
    return id;
  }

  /** The comment that the viewer, who has this name, has just added. */
  Comment added(UUID id, String name, String text, Viewer viewer) {
    String profile = players.visibility(viewer.requireId()).profile().name();
    return new Row(id, name, profile, text, null).rendered();
  }

  /** A page, oldest first. The texts are rendered after the transaction. */
  Page<Comment> page(UUID publication, PageRequest request, Viewer viewer) {
    Optional<UUID> after = Cursor.id(request.after);
    List<Row> rows =
        QuarkusTransaction.joiningExisting()
            .call(
                () -> {
                  access.requireVisible(publication, viewer);
                  return queries.comments(
                      publication,
                      after.orElse(null),
                      request.limit() + 1,
                      viewer.requireId(),
                      viewer.admin());
                });
    return Page.of(rows, request.limit(), row -> List.of(row.id())).map(Row::rendered);
  }
}
