package io.arbiter.core.judging;

/**
 * How many test cases of a category passed.
 *
 * @param passed before judging stopped
 */
public record CategoryResult(String name, int passed, int total) {}
