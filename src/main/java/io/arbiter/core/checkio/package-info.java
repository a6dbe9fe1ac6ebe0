/**
 * Converts CheckIO missions to bundles.
 *
 * <p>Invariants: a mission that would judge differently here is refused. No Python of a mission
 * runs in this package.
 */
@NullMarked
package io.arbiter.core.checkio;

import org.jspecify.annotations.NullMarked;
