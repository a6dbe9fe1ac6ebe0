/**
 * Questions of contestants and the organiser's answers and announcements.
 *
 * <p>Invariant: only the organiser and who asked see a question that is not public, and only they
 * see who asked.
 *
 * <p>Owns the table {@code contest_clarification}.
 *
 * <p>Uses {@code core.listing}, {@code core.problem}, {@code server.contest}, {@code
 * server.contest.facts}, {@code server.database}, {@code server.player}, {@code
 * server.player.caller}.
 */
@NullMarked
package io.arbiter.server.contest.clarification;

import org.jspecify.annotations.NullMarked;
