package io.arbiter.server.publication;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds and hides single comments. */
@ApplicationScoped
class CommentRepository implements PanacheRepositoryBase<CommentEntity, UUID> {
  /** Adds a comment; the caller counts it. */
  public void add(UUID id, UUID publication, UUID player, String text) {
    persist(new CommentEntity(id, publication, player, text));
  }

  /**
   * Sets the reason; null shows the comment again.
   *
   * @return the comment's player; empty if there is no such comment
   */
  public Optional<UUID> hide(UUID comment, @Nullable String reason) {
    return findByIdOptional(comment)
        .map(
            found -> {
              found.hidden = reason;
              return found.player;
            });
  }
}
