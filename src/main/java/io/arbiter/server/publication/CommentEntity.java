package io.arbiter.server.publication;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the comments. */
@Entity
@Table(name = "publication_comment")
@SuppressWarnings("NullAway.Init")
class CommentEntity {
  /** Sorted by the time of writing. */
  @Id UUID id;

  @Column(name = "publication_id")
  UUID publication;

  @Column(name = "player_id")
  UUID player;

  String text;

  /** The admin's reason for hiding the comment, or null. */
  @Nullable String hidden;

  CommentEntity() {}

  CommentEntity(UUID id, UUID publication, UUID player, String text) {
    this.id = id;
    this.publication = publication;
    this.player = player;
    this.text = text;
  }
}
