package io.arbiter.core.judging;

/**
 * How many test cases of a category passed.
 *
 * @param name the category's name
 * @param passed test cases that passed before judging stopped
 * @param total test cases in the category
 */
public record CategoryResult(String name, int passed, int total) {}
