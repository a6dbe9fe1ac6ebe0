package io.arbiter.sandbox;

import java.util.Map;

/**
 * The pool's figures.
 *
 * @param started children started since the sandbox was opened
 * @param ended children that ended since, by reason; those that were never the case count 0
 * @param ready children that wait for a submission
 * @param busy children that serve one
 */
public record PoolStatistics(long started, Map<ChildEnd, Long> ended, int ready, int busy) {
  /** Children that ended for any reason. */
  public long allEnded() {
    return ended.values().stream().mapToLong(Long::longValue).sum();
  }
}
