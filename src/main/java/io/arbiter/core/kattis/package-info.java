/**
 * Imports and exports puzzles of kind {@code program} in the Kattis problem package format, version
 * 2025-09.
 *
 * <p>Invariant: a package that would judge differently here is refused, and whatever else is lost
 * is listed.
 */
@NullMarked
package io.arbiter.core.kattis;

import org.jspecify.annotations.NullMarked;
