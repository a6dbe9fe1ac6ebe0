/**
 * Bundles: a puzzle as its author writes it. This package reads the whole; the packages in it read
 * files, tests and archives.
 *
 * <p>Invariant: reading is strict, finds all faults, and names the file and line of each. No code
 * of the author runs in this package.
 *
 * <p>Uses {@code core.bundle.fault}, {@code core.bundle.file}, {@code core.bundle.tests}, {@code
 * core.bundle.yaml}, {@code core.judging}, {@code core.judging.test}, {@code core.language}.
 */
@NullMarked
package io.arbiter.core.bundle;

import org.jspecify.annotations.NullMarked;
