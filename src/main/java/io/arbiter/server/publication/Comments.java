package io.arbiter.server.publication;

import com.fasterxml.uuid.Generators;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.player.Visibility;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes comments on publications. Thread-safe. */
@ApplicationScoped
@Transactional
class Comments {
  /** A comment whose text is not rendered yet. */
  record Row(UUID id, String player, String profile, String text, @Nullable String hidden) {
    private Comment comment() {
      return Comment.of(id, player, Visibility.valueOf(profile), text, hidden);
    }
  }

  private final PublicationAccess access;
  private final CommentRepository comments;
  private final PublicationQueries queries;
  private final PlayerStore players;

  Comments(
      PublicationAccess access,
      CommentRepository comments,
      PublicationQueries queries,
      PlayerStore players) {
    this.access = access;
    this.comments = comments;
    this.queries = queries;
    this.players = players;
  }

  UUID add(UUID publication, String text, Viewer viewer) {
    UUID id = Generators.timeBasedEpochGenerator().generate();
    access.lock(publication, viewer);
    comments.add(id, publication, viewer.requireId(), text);
    queries.countComment(publication);
    return id;
  }

  /**
   * The viewer's comment that has just been added.
   *
   * @param name of the viewer
   */
  Comment added(UUID id, String name, String text, Viewer viewer) {
    return Comment.of(id, name, players.visibility(viewer.requireId()).profile(), text, null);
  }

  /** A page, oldest first. The texts are rendered after the transaction. */
  @Transactional(TxType.SUPPORTS)
  Page<Comment> page(UUID publication, PageRequest request, Viewer viewer) {
    Optional<UUID> after = Cursor.decode(request.after, key -> UUID.fromString(key.getFirst()));
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
    return Page.of(rows, request.limit(), row -> List.of(row.id())).map(Row::comment);
  }
}
