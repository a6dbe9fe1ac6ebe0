/**
 * Converts CheckIO missions to bundles.
 *
 * <p>Invariant: a mission that would judge differently here is refused, and no Python of a mission
 * runs in this package.
 */
@NullMarked
package io.arbiter.core.checkio;

import org.jspecify.annotations.NullMarked;
