/**
 * Tasks that need the authors' sandbox: preparing, validating and importing bundles, and
 * counter-examples.
 *
 * <p>Invariant: players' code never runs in the authors' sandbox.
 */
package io.arbiter.worker.validation;
