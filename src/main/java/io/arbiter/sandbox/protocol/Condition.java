package io.arbiter.sandbox.protocol;

/**
 * What a child holds while no guest runs in it. All of it grows a little with each submission.
 *
 * @param heapBytes live objects, as the last collection found them that met no compilation
 * @param codeBytes compiled code
 * @param classes loaded
 */
public record Condition(long heapBytes, long codeBytes, int classes) {}
