package io.arbiter.server.publication;

import static io.arbiter.server.player.PlayerRelations.PLAYERS;

import io.arbiter.server.database.Current;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.player.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL of comments on publications. */
@ApplicationScoped
public class CommentStatements {
  private final Session session;

  CommentStatements(@Current Session session) {
    this.session = session;
  }

  /** Adds a comment, and adds one to its publication's number of comments. */
  public void add(UUID id, UUID publication, UUID player, String text) {
    session
        .createNativeMutationQuery(
            """
            with added as (
              insert into publication_comment (id, publication_id, player_id, text)
              values (:id, :publication, :player, :text)
            )
            update publication set comments = comments + 1 where id = :publication
            """)
        .setParameter("id", id)
        .setParameter("publication", publication)
        .setParameter("player", player)
        .setParameter("text", text)
        .executeUpdate();
  }

  /** A comment whose text is not rendered yet. */
  public record Row(UUID id, String player, String profile, String text, @Nullable String hidden) {
    /** Renders the text, which takes time. */
    public Comment comment() {
      return Comment.of(id, player, Visibility.valueOf(profile), text, hidden);
    }
  }

  /** The comments that the viewer may see, oldest first. */
  public List<Row> page(UUID publication, Optional<UUID> after, int limit, Viewer viewer) {
    return session
        .createNativeQuery(
            """
            select c.id, p.name, p.profile_visibility, c.text, c.hidden from publication_comment c
            join %s p on p.id = c.player_id
            where c.publication_id = :publication
              and (c.hidden is null or :admin or c.player_id = :viewer)
              and (cast(:after as uuid) is null or c.id > :after)
            order by c.id limit :limit
            """
                .formatted(PLAYERS),
            Row.class)
        .setParameter("publication", publication)
        .setParameter("admin", viewer.admin())
        .setParameter("viewer", viewer.requireId())
        .setParameter("after", after.orElse(null), UUID.class)
        .setParameter("limit", limit)
        .getResultList();
  }
}
