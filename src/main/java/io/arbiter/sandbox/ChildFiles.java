package io.arbiter.sandbox;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The files that children start from, beside their jars.
 *
 * @param runtime the JVM
 * @param python the Python home
 * @param cache the class cache; may be missing
 */
record ChildFiles(ChildRuntime runtime, Path python, Path cache) {
  /** Finds the files, and unpacks the Python home if it is missing. */
  public static ChildFiles find(SandboxSettings settings) throws IOException, InterruptedException {
    return of(settings, ChildRuntime.of(settings));
  }

  /** Makes the files that are missing; takes half a minute. */
  static ChildFiles makeMissing(SandboxSettings settings) throws IOException, InterruptedException {
    ChildFiles files = of(settings, ChildRuntime.prepare(settings));
    ClassCache.prepare(settings, files);
    return files;
  }

  private static ChildFiles of(SandboxSettings settings, ChildRuntime runtime)
      throws IOException, InterruptedException {
    return new ChildFiles(
        runtime, PythonHome.prepare(settings, runtime), ClassCache.fileFor(settings, runtime));
  }
}
