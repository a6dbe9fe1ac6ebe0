/**
 * What is done with authors' files in the sandbox, on a worker: bundles are prepared and validated,
 * tests measured by mutation, counter-examples sought, missions imported; and solutions parsed,
 * many in one context.
 *
 * <p>Invariant: authors' code runs in the authors' sandbox under limits of its own, and players'
 * code never beside it: there a player's source is a text, which is parsed and not run.
 *
 * <p>Uses {@code core.bundle}, {@code core.judging}, {@code core.report}, {@code delivery}, {@code
 * sandbox}, {@code worker}, {@code worker.checkio}.
 */
@NullMarked
package io.arbiter.worker.validation;

import org.jspecify.annotations.NullMarked;
