/**
 * A worker's tasks that need the authors' sandbox: to prepare and validate bundles, import
 * missions, search for counter-examples, and compute the fingerprints of solutions.
 *
 * <p>Invariant: authors' code runs in the authors' sandbox under its own limits. Players' code
 * never runs there; the parser only reads it as text.
 *
 * <p>The search for the smallest input on which a player's solution fails.
 *
 * <p>Invariant: an input of a hidden test is never shown.
 */
@NullMarked
package io.arbiter.worker.validation;

import org.jspecify.annotations.NullMarked;
