package io.arbiter.server.puzzle;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Synchronize;
import org.jspecify.annotations.NullUnmarked;

/** A puzzle, whatever its versions are. */
@Entity
@Immutable
@NullUnmarked
@Table(name = "named_puzzle")
@Synchronize("puzzle")
class NamedPuzzle {
  @Id UUID id;
  String slug;
}
