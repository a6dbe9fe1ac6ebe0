/**
 * Missions of CheckIO made into bundles, on a worker.
 *
 * <p>Invariant: a mission's Python runs in the authors' sandbox only, and what would judge
 * differently is refused.
 *
 * <p>Uses {@code core.bundle}, {@code core.json}, {@code core.judging}, {@code core.report}, {@code
 * sandbox}, {@code worker}.
 */
@NullMarked
package io.arbiter.worker.checkio;

import org.jspecify.annotations.NullMarked;
