/**
 * Published solutions with their votes and comments, as they are stored.
 *
 * <p>Invariant: the numbers of votes and comments in a publication are those of its rows. The
 * callers decide who may see a publication.
 *
 * <p>Owns the tables {@code publication}, {@code vote} and {@code publication_comment}.
 *
 * <p>Uses {@code core.problem}, {@code server.player}, {@code server.puzzle.content}.
 */
@NullMarked
package io.arbiter.server.publication;

import org.jspecify.annotations.NullMarked;
