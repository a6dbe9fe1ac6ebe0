package io.arbiter.server.publication;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a player's comments, and hides single comments. */
@ApplicationScoped
public class CommentRepository implements PanacheRepositoryBase<CommentEntity, UUID> {
  /** A comment without its player. */
  public record Said(UUID id, UUID publication, String text, @Nullable String hidden) {}

  /** A player's comments after this one, oldest first. */
  public List<Said> of(UUID player, UUID after, int limit) {
    return find("player = ?1 and id > ?2 order by id", player, after)
        .page(Page.ofSize(limit))
        .project(Said.class)
        .list();
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
