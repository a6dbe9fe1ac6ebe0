package io.arbiter.core.report;

/**
 * One of those places of a source that it is recognised by.
 *
 * @param hash of some successive tokens, whatever their names and layout; not negative
 * @param first line of them, from 1
 * @param last line of them
 */
public record Fingerprint(long hash, int first, int last) {}
