package io.arbiter.server.contest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "contest_puzzle")
@IdClass(ContestPuzzleEntity.Key.class)
@SuppressWarnings("NullAway.Init")
class ContestPuzzleEntity {
  record Key(UUID contest, int position) {}

  @Id
  @Column(name = "contest_id")
  UUID contest;

  @Id int position;

  @Column(name = "puzzle_id")
  UUID puzzle;

  int version;
  int points;

  ContestPuzzleEntity() {}

  ContestPuzzleEntity(UUID contest, int position, ContestQueries.Usable used, int points) {
    this.contest = contest;
    this.position = position;
    this.puzzle = used.puzzle();
    this.version = used.version();
    this.points = points;
  }
}
