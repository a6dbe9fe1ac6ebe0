/**
 * What workers answer to the tasks of authors and of the similarity search: reports, prepared
 * bundles, counter-examples, fingerprints.
 *
 * <p>Invariant: plain records, which say what was found and decide nothing.
 *
 * <p>Uses {@code core.bundle}, {@code core.judging}.
 */
@NullMarked
package io.arbiter.core.report;

import org.jspecify.annotations.NullMarked;
