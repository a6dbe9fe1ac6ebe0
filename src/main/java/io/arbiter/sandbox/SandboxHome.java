package io.arbiter.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Prepares the sandbox's home when the program is built: the Python home and the class cache, on
 * this JVM. A home that is ready already is left as it is.
 */
public final class SandboxHome {
  /** Neither the cache nor the Python home depends on it. */
  private static final long ANY_MEMORY = 256L << 20;

  private SandboxHome() {}

  /** Takes the folder of the children's jars and the folder to prepare. */
  public static void main(String[] args) throws IOException, InterruptedException {
    SandboxSettings settings =
        new SandboxSettings(
            Path.of(args[0]),
            Path.of(args[1]),
            Path.of(System.getProperty("java.home"), "bin", "java"),
            1,
            1,
            ANY_MEMORY,
            Duration.ofMinutes(1),
            ConfinementMode.REQUIRED);
    StartCache.prepare(settings, PythonHome.prepare(settings));
  }
}
