/**
 * Missions of CheckIO made into bundles, on a worker.
 *
 * <p>Invariant: a mission's Python runs in the authors' sandbox only, and what would judge
 * differently is refused. Uses the worker and validation's findings.
 */
@NullMarked
package io.arbiter.checkio;

import org.jspecify.annotations.NullMarked;
