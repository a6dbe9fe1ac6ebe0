package io.arbiter.server.submission;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Synchronize;
import org.jspecify.annotations.NullUnmarked;

/** A submission or run outside contests, or of a closed contest. */
@Entity
@Immutable
@NullUnmarked
@Table(name = "ordinary_submission")
@Synchronize("submission")
class OrdinarySubmission {
  @Id UUID id;
  String kind;
  UUID playerId;
  UUID puzzleId;
  String state;
  String verdict;
  Instant judgedAt;
}
