/**
 * Judging stored submissions again: what would change, and making it so.
 *
 * <p>Invariant: nothing that counts changes before a rejudging is applied; applied, it leaves what
 * {@link io.arbiter.score.Recount} makes of the new judgements, wherever it was interrupted. Uses
 * {@code score}, {@code judging}, {@code delivery}, {@code outbox}, {@code submission}, {@code
 * player}, {@code listing}, {@code problem}.
 */
@NullMarked
package io.arbiter.rejudging;

import org.jspecify.annotations.NullMarked;
