package io.arbiter.core.judging;

import io.arbiter.core.judging.test.PyValue;
import org.jspecify.annotations.Nullable;

/**
 * The part of the first failing test case that the player may see.
 *
 * @param category null if no test case had started
 * @param index in its category, from 1; 0 if no test case had started
 * @param hidden whether input, expected and actual are withheld, and null
 * @param traceback with only the player's frames, or null
 * @param reason null if only the judgement's message says why
 */
public record CaseFailure(
    @Nullable String category,
    int index,
    boolean hidden,
    @Nullable PyValue input,
    @Nullable PyValue expected,
    @Nullable PyValue actual,
    @Nullable String traceback,
    @Nullable Reason reason) {}
