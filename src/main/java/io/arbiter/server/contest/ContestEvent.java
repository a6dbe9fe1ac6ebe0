package io.arbiter.server.contest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a contest, for its event streams.
 *
 * @param id grows from event to event of one contest, and is the same on every process
 * @param subject the clarification; null for other kinds
 * @param step of the unfreezing; null for other kinds
 */
public record ContestEvent(long id, Kind kind, @Nullable UUID subject, @Nullable Integer step) {
  /** What happened. Names are stored. */
  public enum Kind {
    CONTEST,
    CLARIFICATION,
    UNFREEZING
  }
}
