/**
 * Converts CheckIO missions to bundles, on a worker.
 *
 * <p>Invariants: a mission's Python runs only in the authors' sandbox. A mission that would judge
 * differently here is refused.
 */
@NullMarked
package io.arbiter.worker.checkio;

import org.jspecify.annotations.NullMarked;
