package io.arbiter.server.puzzle;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Synchronize;
import org.jspecify.annotations.NullUnmarked;

/** A puzzle that players get. */
@Entity
@Immutable
@NullUnmarked
@Table(name = "published_version")
@Synchronize("puzzle_version")
class PublishedPuzzle {
  @Id UUID puzzleId;
  int level;
}
