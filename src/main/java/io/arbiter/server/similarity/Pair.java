package io.arbiter.server.similarity;

import java.util.UUID;

/**
 * Two solutions that are alike.
 *
 * @param similarity how much of the smaller one is in the other too, up to 1
 */
record Pair(UUID left, UUID right, double similarity) {}
