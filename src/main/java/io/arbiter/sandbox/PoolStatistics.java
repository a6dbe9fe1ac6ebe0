package io.arbiter.sandbox;

import java.util.Map;

/**
 * Numbers about a sandbox's pool of children.
 *
 * @param started children started since the sandbox was opened
 * @param ended children that ended since then, by reason; every reason is present, with 0 if it
 *     never happened
 * @param ready children that wait for a submission now
 * @param busy children that serve a submission now
 */
public record PoolStatistics(long started, Map<ChildEnd, Long> ended, int ready, int busy) {}
