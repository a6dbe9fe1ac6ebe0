/**
 * What authors see and do: drafts, validation, publication, imports; and what comes of their
 * puzzles' generators for players.
 *
 * <p>Invariant: nothing of an author's runs in this process; workers are asked and answer. Uses
 * puzzles, validation's reports, {@code similarity}, delivery, the outbox and the database.
 */
@NullMarked
package io.arbiter.author;

import org.jspecify.annotations.NullMarked;
