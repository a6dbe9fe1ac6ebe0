package io.arbiter.core.report;

import org.jspecify.annotations.Nullable;

/**
 * What a search came to.
 *
 * @param example or null when none was found
 */
public record FoundCounterExample(@Nullable CounterExample example) {}
