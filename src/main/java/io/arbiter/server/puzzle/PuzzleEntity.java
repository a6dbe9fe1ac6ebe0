package io.arbiter.server.puzzle;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** A puzzle without its versions, and without the counts that only the catalogue reads. */
@Entity
@Immutable
@NullUnmarked
@Table(name = "puzzle")
class PuzzleEntity {
  @Id UUID id;
  String slug;

  /** Null for shipped puzzles. */
  @Column(name = "author_id")
  UUID authorId;

  @Column(name = "created_at")
  Instant createdAt;
}
