package io.arbiter.server.submission.view;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The header {@code Last-Event-ID}, with which a client resumes a stream. */
public final class LastEventId {
  private LastEventId() {}

  /**
   * The id of the last event that the client has; empty for a new stream.
   *
   * @throws ProblemException MALFORMED if the header has no id of an event
   */
  public static Optional<Long> read(@Nullable String header) {
    if (header == null || header.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.valueOf(header));
    } catch (NumberFormatException e) {
      throw new ProblemException(
          ErrorCode.MALFORMED, "Last-Event-ID: must be the id of an event of this stream");
    }
  }
}
