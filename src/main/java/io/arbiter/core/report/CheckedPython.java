package io.arbiter.core.report;

import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.TestsLiteral;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sandbox has read of a bundle's Python files.
 *
 * @param problems of the Python files
 * @param tests the parsed {@code tests.py}; null if there is none or it cannot be parsed
 */
public record CheckedPython(List<BundleProblem> problems, @Nullable TestsLiteral tests) {}
