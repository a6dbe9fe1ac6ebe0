package io.arbiter.puzzle;

/**
 * One thing wrong with a bundle.
 *
 * @param file its path in the bundle
 * @param line from 1, or 0 for the file as a whole
 * @param message what is wrong
 */
public record BundleProblem(String file, int line, String message) {
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + message;
  }
}
