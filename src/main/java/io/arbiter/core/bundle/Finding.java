package io.arbiter.core.bundle;

/**
 * Something that an author should know.
 *
 * @param file its path in the bundle
 * @param line from 1, or 0 for the file as a whole
 */
public record Finding(Severity severity, String file, int line, String message) {
  /** How bad it is. */
  public enum Severity {
    /** The version cannot be published like this. */
    ERROR,
    /** Somebody should look at it. */
    WARNING
  }
}
