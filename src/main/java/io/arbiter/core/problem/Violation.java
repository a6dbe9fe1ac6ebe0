package io.arbiter.core.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with what was sent.
 *
 * @param field the field's path in the body, such as {@code source}; null for a bundle
 * @param file its path in the bundle; null for a body
 * @param line from 1, or 0 for the file as a whole; null for a body
 * @param message what is wrong with it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(
    @Nullable String field, @Nullable String file, @Nullable Integer line, String message) {
  /** Of a body's field. */
  public Violation(String field, String message) {
    this(field, null, null, message);
  }

  /** Of a bundle's file. */
  public Violation(String file, int line, String message) {
    this(null, file, line, message);
  }
}
