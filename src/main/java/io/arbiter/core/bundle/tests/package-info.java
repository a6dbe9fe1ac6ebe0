/**
 * Reads the test cases of a bundle.
 *
 * <p>Invariant: Python is read as a literal and never run.
 *
 * <p>Reads {@code puzzle.yaml} and other documents whose values have lines.
 *
 * <p>Invariant: an unknown key, or a value that is too large or too deep, is a fault at its line.
 */
@NullMarked
package io.arbiter.core.bundle.tests;

import org.jspecify.annotations.NullMarked;
