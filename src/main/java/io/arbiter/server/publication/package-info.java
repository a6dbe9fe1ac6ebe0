/**
 * Published solutions with their votes and comments, as they are stored.
 *
 * <p>Invariant: the numbers of votes and comments in a publication are those of its rows. The
 * callers decide who may see a publication.
 *
 * <p>Hides publications and comments, and lists what is hidden.
 *
 * <p>Invariant: only admins hide, and each change is in the audit log.
 *
 * <p>Publishing, reading, votes and comments: what players do with published solutions.
 *
 * <p>Invariant: only admins and players who have solved the puzzle see a published source.
 */
@NullMarked
package io.arbiter.server.publication;

import org.jspecify.annotations.NullMarked;
