package io.arbiter.core.bundle;

/**
 * One fault of a bundle.
 *
 * @param file the path in the bundle: a file, a folder, or {@code bundle} for the whole bundle
 * @param line from 1; 0 for the whole file
 * @param message what is wrong
 */
public record BundleProblem(String file, int line, String message) {
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + message;
  }
}
