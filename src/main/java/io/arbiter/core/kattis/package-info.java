/**
 * Puzzles of kind {@code program} in the Kattis problem package format, version 2025-09: import and
 * export.
 *
 * <p>Invariant: a package whose tests would judge differently here is refused, and whatever else is
 * lost is listed. No code of a package runs in this package.
 */
@NullMarked
package io.arbiter.core.kattis;

import org.jspecify.annotations.NullMarked;
