/**
 * Bundles: a puzzle as its author writes it. This package reads the whole; the packages in it read
 * files, tests and archives.
 *
 * <p>Invariant: reading is strict, finds all faults, and names the file and line of each. No code
 * of the author runs in this package.
 *
 * <p>Bundles as they are sent: as a zip, as JSON, or as a repository with many files.
 *
 * <p>Invariant: reading takes a bounded amount of memory, whatever the archive claims of itself.
 */
@NullMarked
package io.arbiter.core.bundle;

import org.jspecify.annotations.NullMarked;
