/**
 * Ratings of players after rated contests: Glicko-2, from Mark E. Glickman, "Example of the
 * Glicko-2 system" (glicko.net/glicko/glicko2.pdf).
 *
 * <p>Invariant: all types are immutable and do no input or output. The same entrants give exactly
 * the same ratings, whatever their order.
 *
 * <p>Uses nothing of Arbiter.
 */
@NullMarked
package io.arbiter.core.rating;

import org.jspecify.annotations.NullMarked;
