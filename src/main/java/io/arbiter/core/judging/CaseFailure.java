package io.arbiter.core.judging;

import org.jspecify.annotations.Nullable;

/**
 * The first failing test case, as much of it as the player may see.
 *
 * @param category the category's name, or null when no test case had started
 * @param index the test's number within its category, from 1; 0 when no test case had started
 * @param hidden whether input, expected and actual are withheld
 * @param input the arguments, or null
 * @param expected the answer, or null
 * @param actual what came back, or null
 * @param traceback the player's frames only, or null
 */
public record CaseFailure(
    @Nullable String category,
    int index,
    boolean hidden,
    @Nullable PyValue input,
    @Nullable PyValue expected,
    @Nullable PyValue actual,
    @Nullable String traceback) {}
