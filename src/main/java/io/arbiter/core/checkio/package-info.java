/**
 * Converts CheckIO missions to bundles.
 *
 * <p>Invariants: a mission that would judge differently here is refused. No Python of a mission
 * runs in this package.
 *
 * <p>Uses {@code core.bundle}, {@code core.bundle.fault}, {@code core.bundle.file}, {@code
 * core.bundle.tests}, {@code core.json}, {@code core.judging.test}, {@code core.language}, {@code
 * core.report}.
 */
@NullMarked
package io.arbiter.core.checkio;

import org.jspecify.annotations.NullMarked;
