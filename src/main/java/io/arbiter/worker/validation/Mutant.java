package io.arbiter.worker.validation;

/**
 * A source that was changed in one place.
 *
 * @param line of the change in the origin, from 1
 * @param operator what kind of change, such as "comparison"
 * @param before the statement or expression as it was
 * @param after as it is now
 * @param source the whole of it, without the origin's comments
 */
record Mutant(int line, String operator, String before, String after, String source) {}
