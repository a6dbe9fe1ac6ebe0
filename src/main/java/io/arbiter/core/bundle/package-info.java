/**
 * Bundles: the files of a puzzle as its author writes them, from a folder, a zip or JSON.
 *
 * <p>Invariant: reading is strict, finds all faults, and names the file and line of each. No code
 * of the author runs in this package.
 *
 * <p>Uses {@code core.json}, {@code core.judging}, {@code core.language}.
 */
@NullMarked
package io.arbiter.core.bundle;

import org.jspecify.annotations.NullMarked;
