package io.arbiter.server.puzzle;

import com.fasterxml.uuid.impl.UUIDUtil;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/**
 * A version of a puzzle without its bundle, its report and the columns of the catalogue. Only the
 * state changes through this entity, while the puzzle's row is locked. {@link VersionStatements}
 * adds versions, and begins and ends their validations.
 */
@Entity
@NullUnmarked
@Table(name = "puzzle_version")
@IdClass(VersionEntity.Key.class)
class VersionEntity {
  /** A puzzle and the number of one of its versions. */
  record Key(UUID puzzleId, int number) {}

  @Id
  @Column(name = "puzzle_id")
  UUID puzzleId;

  @Id int number;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "text")
  VersionState state;

  @Column(updatable = false)
  String hash;

  @Column(name = "test_set_hash", updatable = false)
  String testSetHash;

  @Column(columnDefinition = "json", updatable = false)
  String limits;

  @Column(name = "always_open", updatable = false)
  boolean alwaysOpen;

  /** Empty for a program. */
  @Column(name = "function", columnDefinition = "text", updatable = false)
  String functionName;

  /** The task of the current or last validation; null if the version was never validated. */
  @Column(updatable = false)
  UUID validation;

  /** When it was published last; null if it never was, or if that was not noted yet. */
  @Column(name = "published_at")
  Instant publishedAt;

  /** Whether the version is in validation, but the task is so old that it counts as lost. */
  boolean isLost(Duration patience) {
    return state == VersionState.VALIDATING
        && validation != null
        && UUIDUtil.extractTimestamp(validation) < System.currentTimeMillis() - patience.toMillis();
  }

  /**
   * Changes the state.
   *
   * @param from the required current state
   * @throws ProblemException CONFLICT if the version is in another state
   */
  void change(VersionState from, VersionState to) {
    requireState(from);
    state = to;
  }

  void requireState(VersionState expected) {
    if (state != expected) {
      throw new ProblemException(
          ErrorCode.CONFLICT, "version " + number + " is " + state + ", not " + expected);
    }
  }
}
