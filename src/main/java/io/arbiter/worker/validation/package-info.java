/**
 * Tasks that need the authors' sandbox: preparing, validating and importing bundles, and
 * counter-examples.
 *
 * <p>Invariant: players' code never runs in the authors' sandbox.
 */
@NullMarked
package io.arbiter.worker.validation;

import org.jspecify.annotations.NullMarked;
