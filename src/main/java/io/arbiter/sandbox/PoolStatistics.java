package io.arbiter.sandbox;

/**
 * The pool's figures.
 *
 * @param started children started since the sandbox was opened
 * @param killed children ended by us, at a limit, for wear or at the close
 * @param ready children that wait for a submission
 * @param busy children that serve one
 */
public record PoolStatistics(long started, long killed, int ready, int busy) {}
