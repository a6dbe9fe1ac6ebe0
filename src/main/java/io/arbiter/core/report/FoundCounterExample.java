package io.arbiter.core.report;

import org.jspecify.annotations.Nullable;

/**
 * The result of a search for a counter-example.
 *
 * @param example null if none was found
 */
public record FoundCounterExample(@Nullable CounterExample example) {}
