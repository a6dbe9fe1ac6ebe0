/**
 * What is done with authors' files in the sandbox, on a worker: bundles are prepared and validated,
 * tests measured by mutation, counter-examples sought, missions imported.
 *
 * <p>Invariant: authors' code runs in the authors' sandbox under limits of its own, and players'
 * code never beside it. Uses the worker, puzzles' bundles and the vocabulary; no database.
 */
@NullMarked
package io.arbiter.validation;

import org.jspecify.annotations.NullMarked;
