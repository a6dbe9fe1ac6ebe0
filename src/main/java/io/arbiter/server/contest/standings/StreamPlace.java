package io.arbiter.server.contest.standings;

import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.submission.live.OpenStreams;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream has shown a contest. The id of an event is one number, so that it grows with the
 * contest's events.
 *
 * @param event the id of the last event of the contest; −1 for a new stream
 * @param standings the mark of the standings that were shown
 */
record StreamPlace(long event, long standings) {
  private static final int BITS = 24;

  /** The largest mark of standings. */
  static final long MOST_STANDINGS = (1L << BITS) - 1;

  /** The place of a stream that has shown nothing. */
  static final StreamPlace NOTHING = new StreamPlace(-1, -1);

  /**
   * The place of a stream that has not shown everything once. A stream from here starts from the
   * beginning.
   */
  static final StreamPlace UNSEEN = new StreamPlace(-1, 0);

  /** The text of an event's id. */
  String id() {
    return Long.toString(event << BITS | standings);
  }

  /**
   * The place that the header {@code Last-Event-ID} names.
   *
   * @throws ProblemException MALFORMED if it is no id of such a stream
   */
  static StreamPlace of(@Nullable String lastEventId) {
    return OpenStreams.lastEventId(lastEventId)
        .map(id -> new StreamPlace(id >> BITS, id & MOST_STANDINGS))
        .orElse(NOTHING);
  }
}
