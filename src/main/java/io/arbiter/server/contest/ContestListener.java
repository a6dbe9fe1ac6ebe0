package io.arbiter.server.contest;

import io.arbiter.server.contest.scoring.Row;
import java.util.List;
import java.util.UUID;

/** Is told when a contest is closed and when it is deleted. Each CDI bean of this type is told. */
public interface ContestListener {
  /**
   * Takes the final ranks, in the transaction that closes the contest. It may be called again for
   * the same contest, after a failure, so a repetition must change nothing.
   *
   * @param rows of all registered players, in the order of ranks, and then those outside the
   *     ranking; a player may have deleted the account
   */
  void ended(Contest contest, List<Row> rows);

  /**
   * Takes a contest that is being deleted, in the transaction of the deletion and before the row of
   * the contest goes.
   */
  default void removed(UUID contest) {}
}
