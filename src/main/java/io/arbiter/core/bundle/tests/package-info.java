/**
 * Reads the tests of a bundle, {@code puzzle.yaml} and other documents whose values have lines.
 *
 * <p>Invariant: Python is read as a literal and never run.
 */
@NullMarked
package io.arbiter.core.bundle.tests;

import org.jspecify.annotations.NullMarked;
