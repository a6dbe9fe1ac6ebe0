/**
 * What a player sends: the rules for it, and the form in which the database keeps it.
 *
 * <p>Invariant: nothing here reads or writes the database.
 *
 * <p>Uses {@code core.json}, {@code core.judging}, {@code core.judging.test}, {@code core.problem},
 * {@code delivery.message}, {@code server.puzzle}.
 */
@NullMarked
package io.arbiter.server.submission.content;

import org.jspecify.annotations.NullMarked;
