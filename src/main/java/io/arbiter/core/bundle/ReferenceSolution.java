package io.arbiter.core.bundle;

import io.arbiter.core.judging.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A solution that ships with a puzzle, with what the judge must say of it.
 *
 * @param file its path in the bundle
 * @param expected the declared verdict
 * @param category the category that must catch it, or null when none is declared
 */
public record ReferenceSolution(
    String file, String source, Verdict expected, @Nullable String category) {}
