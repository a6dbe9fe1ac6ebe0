/**
 * The workers' answers to tasks of authors and of the similarity search: reports, prepared bundles,
 * counter-examples, fingerprints.
 *
 * <p>Invariant: these are plain records of results; they make no decisions.
 *
 * <p>Uses {@code core.bundle}, {@code core.bundle.fault}, {@code core.bundle.tests}, {@code
 * core.judging}, {@code core.judging.test}.
 */
@NullMarked
package io.arbiter.core.report;

import org.jspecify.annotations.NullMarked;
