package io.arbiter.problem;

/**
 * One thing wrong with a request's body.
 *
 * @param field the field's path, such as {@code source}
 * @param message what is wrong with it
 */
public record Violation(String field, String message) {}
