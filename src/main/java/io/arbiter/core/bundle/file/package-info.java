/**
 * The files of a bundle, with their names, their text and their pictures.
 *
 * <p>Invariant: no file has a name that leads out of the bundle, and the sum of all sizes is
 * bounded.
 *
 * <p>Uses {@code core.bundle.fault}, {@code core.judging.test}.
 */
@NullMarked
package io.arbiter.core.bundle.file;

import org.jspecify.annotations.NullMarked;
