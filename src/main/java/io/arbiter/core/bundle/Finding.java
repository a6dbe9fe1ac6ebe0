package io.arbiter.core.bundle;

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

  public static Finding error(String file, int line, String message) {
    return new Finding(Severity.ERROR, file, line, message);
  }

  /** A warning about a whole file. */
  public static Finding warning(String file, String message) {
    return new Finding(Severity.WARNING, file, 0, message);
  }

  /** Whether this prevents the publication or the import. */
  public boolean blocks() {
    return severity == Severity.ERROR;
  }
}
