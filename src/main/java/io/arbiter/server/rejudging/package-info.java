/**
 * Judging stored submissions again: what would change, and making it so.
 *
 * <p>Invariant: nothing that counts changes before a rejudging is applied; applied, it leaves what
 * {@link io.arbiter.server.score.Recount} makes of the new judgements, wherever it was interrupted.
 *
 * <p>Owns the tables {@code rejudging} and {@code rejudging_item}.
 *
 * <p>Uses {@code core.json}, {@code core.judging}, {@code core.listing}, {@code core.problem},
 * {@code delivery}, {@code server.database}, {@code server.outbox}, {@code server.player}, {@code
 * server.puzzle}, {@code server.score}, {@code server.submission}.
 */
@NullMarked
package io.arbiter.server.rejudging;

import org.jspecify.annotations.NullMarked;
