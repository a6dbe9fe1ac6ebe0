package io.arbiter.server.publication;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.UUIDUtil;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads and writes comments on publications. Thread-safe. */
@ApplicationScoped
public class Comments {
  private final Jdbi jdbi;

  public Comments(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  UUID add(UUID publication, String text, Viewer viewer) {
    UUID id = Generators.timeBasedEpochGenerator().generate();
    jdbi.useTransaction(
        transaction -> {
          Publications.lock(transaction, publication, viewer);
          transaction
              .createUpdate(
                  """
                  with added as (
                    insert into publication_comment (id, publication_id, player_id, text)
                    values (:id, :publication, :player, :text)
                  )
                  update publication set comments = comments + 1 where id = :publication
                  """)
              .bind("id", id)
              .bind("publication", publication)
              .bind("player", viewer.requireId())
              .bind("text", text)
              .execute();
        });
    return id;
  }

  /** A page, oldest first. */
  Page<Comment> page(UUID publication, PageRequest request, Viewer viewer) {
    Optional<UUID> after = Cursor.decode(request.after, key -> UUID.fromString(key.getFirst()));
    List<Comment> rows =
        jdbi.inTransaction(
            transaction -> {
              Publications.lock(transaction, publication, viewer);
              return transaction
                  .createQuery(
                      """
                      select c.*, p.name from publication_comment c
                      join player p on p.id = c.player_id
                      where c.publication_id = :publication
                        and (c.hidden is null or :admin or c.player_id = :viewer)
                        and (:after::uuid is null or c.id > :after)
                      order by c.id limit :limit
                      """)
                  .bind("publication", publication)
                  .bind("admin", viewer.admin())
                  .bind("viewer", viewer.requireId())
                  .bind("after", after.orElse(null))
                  .bind("limit", request.limit() + 1)
                  .map(
                      (row, context) -> {
                        UUID id = row.getObject("id", UUID.class);
                        return new Comment(
                            id,
                            row.getString("name"),
                            row.getString("text"),
                            Instant.ofEpochMilli(UUIDUtil.extractTimestamp(id)),
                            row.getString("hidden"));
                      })
                  .list();
            });
    return Page.of(rows, request.limit(), row -> List.of(row.id()));
  }

  /** Hides a comment from all but admins and its player, or shows it again with null. */
  void hide(UUID comment, @Nullable String reason) {
    int found =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate("update publication_comment set hidden = :reason where id = :id")
                    .bind("reason", reason)
                    .bind("id", comment)
                    .execute());
    if (found == 0) {
      throw new ProblemException(ErrorCode.NOT_FOUND, "no comment " + comment);
    }
  }
}
