package io.arbiter.core.bundle;

/**
 * One thing wrong with a bundle.
 *
 * @param file its path in the bundle; a folder, or {@code bundle} for all of it
 * @param line from 1, or 0 for the file as a whole
 * @param message what is wrong
 */
public record BundleProblem(String file, int line, String message) {
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + message;
  }
}
