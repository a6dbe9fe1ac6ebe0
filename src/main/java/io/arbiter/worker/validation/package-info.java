/**
 * A worker's tasks that need the authors' sandbox: to prepare and validate bundles, import
 * missions, search for counter-examples, and compute the fingerprints of solutions.
 *
 * <p>Invariant: authors' code runs in the authors' sandbox under its own limits. Players' code
 * never runs there; the parser only reads it as text.
 *
 * <p>Uses {@code core.bundle}, {@code core.bundle.fault}, {@code core.bundle.tests}, {@code
 * core.judging}, {@code core.judging.test}, {@code core.kattis}, {@code core.report}, {@code
 * delivery}, {@code delivery.message}, {@code delivery.trace}, {@code sandbox}, {@code
 * worker.author}, {@code worker.checkio}, {@code worker.judging}, {@code worker.outcome}, {@code
 * worker.slot}, {@code worker.validation.counterexample}, {@code worker.validation.strength},
 * {@code worker.validation.trial}.
 */
@NullMarked
package io.arbiter.worker.validation;

import org.jspecify.annotations.NullMarked;
