/**
 * Published solutions with their votes and comments, and their hiding by admins.
 *
 * <p>Invariant: only admins and players who have solved the puzzle see a published source.
 */
package io.arbiter.server.publication;
