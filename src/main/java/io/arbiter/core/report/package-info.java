/**
 * The workers' answers to tasks of authors and of the similarity search: reports, prepared bundles,
 * counter-examples, fingerprints.
 *
 * <p>Invariant: these are plain records of results; they make no decisions.
 */
@NullMarked
package io.arbiter.core.report;

import org.jspecify.annotations.NullMarked;
