package io.arbiter.sandbox;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What children start from, beside their jars.
 *
 * @param runtime the JVM
 * @param python the Python home
 * @param cache the class cache, which need not exist
 */
record ChildFiles(ChildRuntime runtime, Path python, Path cache) {
  /** Finds them, and unpacks the Python home when it is not there. */
  static ChildFiles find(SandboxSettings settings) throws IOException, InterruptedException {
    return of(settings, ChildRuntime.of(settings));
  }

  /** Makes those that are not there; takes half a minute. */
  static ChildFiles make(SandboxSettings settings) throws IOException, InterruptedException {
    ChildFiles files = of(settings, ChildRuntime.prepare(settings));
    StartCache.prepare(settings, files);
    return files;
  }

  private static ChildFiles of(SandboxSettings settings, ChildRuntime runtime)
      throws IOException, InterruptedException {
    return new ChildFiles(
        runtime, PythonHome.prepare(settings, runtime), StartCache.fileFor(settings, runtime));
  }
}
