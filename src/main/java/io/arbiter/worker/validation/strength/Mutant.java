package io.arbiter.worker.validation.strength;

import org.jspecify.annotations.Nullable;

/**
 * A copy of a source with one change.
 *
 * @param line of the change in the origin, from 1
 * @param operator the kind of change, such as "comparison"
 * @param before the original statement or expression
 * @param after the changed statement or expression
 * @param source the whole source, without the origin's comments
 * @param edit the same change as an edit of the origin; null where there is no such edit
 */
public record Mutant(
    int line, String operator, String before, String after, String source, @Nullable Edit edit) {}
