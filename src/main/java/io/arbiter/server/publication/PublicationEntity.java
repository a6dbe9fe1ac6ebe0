package io.arbiter.server.publication;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A row of the publications. A change writes only the columns that it changes: an admin may hide a
 * publication while votes and comments are counted.
 */
@Entity
@Table(name = "publication")
@DynamicUpdate
@SuppressWarnings("NullAway.Init")
class PublicationEntity {
  /** Sorted by the time of publishing. */
  @Id UUID id;

  @Column(name = "submission_id")
  UUID submission;

  @Column(name = "puzzle_id")
  UUID puzzle;

  @Column(name = "player_id")
  UUID player;

  /** As {@link Category#label} writes it. */
  String category;

  int votes;
  int comments;

  /** The admin's reason for hiding the publication, or null. */
  @Nullable String hidden;
}
