/**
 * The rules of contests: how tries are counted, how contestants are ranked, what a freeze hides,
 * and in which order an unfreezing reveals it.
 *
 * <p>Invariant: pure. The same tries give the same standings, in whatever order they were judged.
 *
 * <p>Uses {@code core.judging}.
 */
@NullMarked
package io.arbiter.core.contest;

import org.jspecify.annotations.NullMarked;
