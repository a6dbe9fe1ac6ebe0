/**
 * Puzzles of kind {@code program} in the Kattis problem package format, version 2025-09: import and
 * export.
 *
 * <p>Invariant: a package whose tests would judge differently here is refused, and whatever else is
 * lost is listed. No code of a package runs in this package.
 *
 * <p>Uses {@code core.bundle}, {@code core.bundle.fault}, {@code core.bundle.file}, {@code
 * core.bundle.tests}, {@code core.judging}, {@code core.judging.test}, {@code core.language},
 * {@code core.report}.
 */
@NullMarked
package io.arbiter.core.kattis;

import org.jspecify.annotations.NullMarked;
