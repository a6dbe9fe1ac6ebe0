/**
 * The rules of contests: how tries are counted, how contestants are ranked, what a freeze hides,
 * and in which order an unfreezing reveals it.
 *
 * <p>Invariant: pure. The same tries give the same standings, in whatever order they were judged.
 *
 * <p>Ratings of players after rated contests: Glicko-2, from Mark E. Glickman, "Example of the
 * Glicko-2 system" (glicko.net/glicko/glicko2.pdf).
 *
 * <p>Invariant: all types are immutable and do no input or output. The same entrants give exactly
 * the same ratings, whatever their order.
 */
@NullMarked
package io.arbiter.core.contest;

import org.jspecify.annotations.NullMarked;
