package io.arbiter.server.puzzle;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A puzzle without its versions. Only queries change it. */
@Entity
@NullUnmarked
@Table(name = "puzzle")
class PuzzleEntity {
  @Id UUID id;
  String slug;

  /** Null for shipped puzzles. */
  UUID authorId;

  Instant createdAt;
  long attempts;
  long solvedBy;
}
