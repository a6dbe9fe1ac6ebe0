package io.arbiter.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/**
 * Prepares the sandbox's home when the program is built: the runtime image, the Python home and the
 * class cache. What is there already for the same jars and the same JDK is left as it is.
 */
public final class SandboxHome {
  /** Neither the cache nor the Python home depends on it. */
  private static final long ANY_MEMORY = 256L << 20;

  /** The JVM takes a class cache for stale when a jar has another time, whatever is in it. */
  private static final FileTime ANY_TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

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
            0,
            Duration.ofMinutes(1),
            ConfinementMode.REQUIRED);
    for (Path jar : JarHash.all(settings.childPath())) {
      Files.setLastModifiedTime(jar, ANY_TIME);
    }
    if (!ChildFiles.make(settings).runtime().compiles()) {
      System.err.println(
          "arbiter: no jlink beside "
              + settings.java()
              + ": Python will be interpreted, and heavy solutions take several times as long");
    }
  }
}
