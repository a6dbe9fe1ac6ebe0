/**
 * Reads {@code puzzle.yaml} and other documents whose values have lines.
 *
 * <p>Invariant: an unknown key, or a value that is too large or too deep, is a fault at its line.
 *
 * <p>Uses {@code core.bundle.fault}, {@code core.judging}, {@code core.judging.test}, {@code
 * core.language}.
 */
@NullMarked
package io.arbiter.core.bundle.yaml;

import org.jspecify.annotations.NullMarked;
