/**
 * Converts CheckIO missions to bundles, on a worker.
 *
 * <p>Invariants: a mission's Python runs only in the authors' sandbox. A mission that would judge
 * differently here is refused.
 *
 * <p>Uses {@code core.bundle}, {@code core.bundle.fault}, {@code core.bundle.file}, {@code
 * core.bundle.tests}, {@code core.json}, {@code core.judging.test}, {@code core.language}, {@code
 * core.report}, {@code sandbox}, {@code worker.author}, {@code worker.outcome}, {@code
 * worker.slot}.
 */
@NullMarked
package io.arbiter.worker.checkio;

import org.jspecify.annotations.NullMarked;
