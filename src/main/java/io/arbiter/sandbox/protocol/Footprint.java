package io.arbiter.sandbox.protocol;

/**
 * The memory use of a child while no guest runs in it. All parts grow a little with each
 * submission.
 *
 * @param heapBytes live objects at the last garbage collection without a running compilation
 * @param codeBytes compiled code
 * @param classes number of loaded classes
 */
public record Footprint(long heapBytes, long codeBytes, int classes) {}
