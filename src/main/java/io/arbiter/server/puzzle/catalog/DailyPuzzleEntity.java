package io.arbiter.server.puzzle.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** The puzzle of a date. */
@Entity
@NullUnmarked
@Table(name = "daily_puzzle")
class DailyPuzzleEntity {
  @Id LocalDate day;
  UUID puzzleId;
}
