package io.arbiter.core.bundle.file;

/**
 * A result of a validation or import that the author should know.
 *
 * @param file the path in the bundle
 * @param line from 1; 0 for the whole file
 */
public record Finding(Severity severity, String file, int line, String message) {
  /** How serious a finding is. */
  public enum Severity {
    /** The version cannot be published with this finding. */
    ERROR,
    /** The author should check this. */
    WARNING
  }
}
