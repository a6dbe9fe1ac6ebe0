package io.arbiter.core.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fault of a request's body or query, or of a bundle.
 *
 * @param field the field's path in the body, such as {@code source}, or the query's parameter; null
 *     for a bundle
 * @param file the file's path in the bundle; null for a body
 * @param line from 1; 0 for the whole file; null for a body
 * @param message what is wrong
 * @param reason with the values by name, as of a {@link Problem}; null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(
    @Nullable String field,
    @Nullable String file,
    @Nullable Integer line,
    String message,
    @Nullable ProblemReason reason,
    @Nullable Map<String, Object> values) {
  /** A fault of a body's field. */
  public Violation(String field, String message) {
    this(field, null, null, message, null, null);
  }

  /** A fault of a bundle's file. */
  public Violation(String file, int line, String message) {
    this(null, file, line, message, null, null);
  }
}
