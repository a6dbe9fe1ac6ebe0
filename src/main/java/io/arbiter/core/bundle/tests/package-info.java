/**
 * Reads the test cases of a bundle.
 *
 * <p>Invariant: Python is read as a literal and never run.
 *
 * <p>Uses {@code core.bundle.fault}, {@code core.bundle.file}, {@code core.bundle.yaml}, {@code
 * core.json}, {@code core.judging.test}.
 */
@NullMarked
package io.arbiter.core.bundle.tests;

import org.jspecify.annotations.NullMarked;
