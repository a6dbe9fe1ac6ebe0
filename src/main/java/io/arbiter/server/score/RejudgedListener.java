package io.arbiter.server.score;

import io.arbiter.delivery.message.JudgingEvent;

/** Gets the results of rejudgings, which the scorekeeper does not count. */
public interface RejudgedListener {
  /**
   * Takes a result, on the scorekeeper's thread and outside its transactions. After a failure the
   * whole batch comes again, so a repeated result must change nothing.
   */
  void take(JudgingEvent.Rejudged event);
}
