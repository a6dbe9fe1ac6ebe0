/**
 * Bundles as they are sent: as a zip, as JSON, or as a repository with many files.
 *
 * <p>Invariant: reading takes a bounded amount of memory, whatever the archive claims of itself.
 *
 * <p>Uses {@code core.bundle.fault}, {@code core.bundle.file}, {@code core.bundle.yaml}.
 */
@NullMarked
package io.arbiter.core.bundle.archive;

import org.jspecify.annotations.NullMarked;
