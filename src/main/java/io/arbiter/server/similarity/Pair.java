package io.arbiter.server.similarity;

import java.util.UUID;

/**
 * Two similar solutions.
 *
 * @param similarity the share of the smaller solution that is also in the other, up to 1
 */
public record Pair(UUID left, UUID right, double similarity) {}
