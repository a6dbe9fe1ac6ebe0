/**
 * The files of a bundle, with their names, their text and their pictures.
 *
 * <p>Invariant: no file has a name that leads out of the bundle, and the sum of all sizes is
 * bounded.
 *
 * <p>The faults of a bundle: what is wrong, in which file and line.
 *
 * <p>Invariant: faults are collected, so that an author sees all of them at once.
 */
@NullMarked
package io.arbiter.core.bundle.file;

import org.jspecify.annotations.NullMarked;
