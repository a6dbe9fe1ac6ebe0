package io.arbiter.server.score;

import io.arbiter.delivery.JudgingEvent;

/** Is told what workers have found for rejudgings, which count for nothing here. */
public interface RejudgedListener {
  /**
   * Takes a result, on the scorekeeper's thread and outside its transactions. After a failure it
   * comes again with the whole batch, so one that was taken before must change nothing.
   */
  void take(JudgingEvent.Rejudged event);
}
