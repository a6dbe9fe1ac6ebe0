package io.arbiter.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The JVM that children run on.
 *
 * @param java the java binary
 * @param compiles whether it holds the Graal compiler, which makes a solution that works for a
 *     second some five times as fast; without it Python is interpreted
 */
record ChildRuntime(Path java, boolean compiles) {
  /**
   * What the engine and its compiler need of the JDK. Not the JDK's own {@code jdk.graal.compiler}:
   * that one is empty, and would hide the real one on the module path.
   */
  private static final String MODULES =
      "java.logging,java.management,java.sql,jdk.internal.vm.ci,jdk.management,jdk.unsupported";

  private static final long LINK_SECONDS = 120;

  /** The image if there is one, else the JVM of the settings. */
  static ChildRuntime of(SandboxSettings settings) throws IOException {
    Path image = javaIn(folder(settings));
    return Files.isExecutable(image)
        ? new ChildRuntime(image, true)
        : new ChildRuntime(settings.java(), false);
  }

  /**
   * As {@link #of}, after making the image where it can be made: by a JDK, not by a mere JRE.
   *
   * @throws IOException when {@code jlink} is there and fails
   */
  static ChildRuntime prepare(SandboxSettings settings) throws IOException, InterruptedException {
    Path jlink = settings.java().toRealPath().resolveSibling("jlink");
    if (Files.isExecutable(jlink)) {
      PreparedFolder.make(folder(settings), fresh -> link(jlink, fresh));
    }
    return of(settings);
  }

  private static void link(Path jlink, Path folder) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            jlink.toString(),
            "--add-modules",
            MODULES,
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages",
            "--output",
            folder.toString());
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      if (!process.waitFor(LINK_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("jlink made no runtime image for the sandbox's children");
      }
    } finally {
      process.destroyForcibly();
    }
  }

  /** The text in which the JDK says its exact version. */
  static String release(Path java) throws IOException {
    Path release = java.toRealPath().resolveSibling("..").resolve("release").normalize();
    return Files.exists(release) ? Files.readString(release) : java.toRealPath().toString();
  }

  private static Path folder(SandboxSettings settings) throws IOException {
    String version = Files.exists(settings.java()) ? release(settings.java()) : "";
    return settings.home().resolve("runtime-" + JarHash.of(List.of(), version + MODULES));
  }

  private static Path javaIn(Path folder) {
    return folder.resolve("bin", "java");
  }
}
