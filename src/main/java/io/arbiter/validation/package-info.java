/**
 * What is done with authors' files in the sandbox, on a worker: bundles are prepared and validated,
 * tests measured by mutation, counter-examples sought, missions imported; and solutions parsed,
 * many in one context.
 *
 * <p>Invariant: authors' code runs in the authors' sandbox under limits of its own, and players'
 * code never beside it: there a player's source is a text, which is parsed and not run. Uses the
 * worker, puzzles' bundles and the vocabulary; no database.
 */
@NullMarked
package io.arbiter.validation;

import org.jspecify.annotations.NullMarked;
