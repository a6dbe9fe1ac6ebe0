package io.arbiter.server.similarity;

/**
 * A hash of a place in a source; similar sources have fingerprints in common.
 *
 * @param hash of several successive tokens, independent of names and layout; not negative
 * @param first the first line of the tokens, from 1
 * @param last the last line of the tokens
 */
public record Fingerprint(long hash, int first, int last) {}
