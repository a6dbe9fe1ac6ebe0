/**
 * Tasks that need the authors' sandbox: preparing, validating and importing bundles,
 * counter-examples, and fingerprints.
 *
 * <p>Invariant: players' code never runs in the authors' sandbox; the parser only reads it as text.
 */
@NullMarked
package io.arbiter.worker.validation;

import org.jspecify.annotations.NullMarked;
