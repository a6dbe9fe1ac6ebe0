package io.arbiter.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The JVM that children run on.
 *
 * @param java the java binary
 * @param compiles whether the JVM has the Graal compiler. The compiler makes a solution that takes
 *     a second some five times as fast; without it Python is interpreted
 */
record ChildRuntime(Path java, boolean compiles) {
  /**
   * The JDK modules that the engine and its compiler need. The JDK's own {@code jdk.graal.compiler}
   * is left out: it is empty, and would hide the real one on the module path.
   */
  private static final String MODULES =
      "java.logging,java.management,java.sql,jdk.internal.vm.ci,jdk.management,jdk.unsupported";

  private static final String PREFIX = "runtime-";

  private static final long LINK_SECONDS = 120;

  /** The runtime image in the sandbox's home if there is one, else the JVM of the settings. */
  public static ChildRuntime of(SandboxSettings settings) throws IOException {
    return images(settings).stream()
        .map(image -> new ChildRuntime(image.resolve("bin", "java"), true))
        .findFirst()
        .orElse(new ChildRuntime(settings.java(), false));
  }

  /**
   * Makes the runtime image, then does what {@link #of} does. Only a JDK can make the image; with a
   * JRE there is none. Images of other JDKs are deleted.
   *
   * @throws IOException when {@code jlink} is there and fails
   */
  public static ChildRuntime prepare(SandboxSettings settings)
      throws IOException, InterruptedException {
    Path jlink = settings.java().toRealPath().resolveSibling("jlink");
    if (Files.isExecutable(jlink)) {
      Path image = settings.home().resolve(PREFIX + version(settings));
      PreparedFolder.make(image, fresh -> link(jlink, fresh));
      for (Path other : images(settings)) {
        if (!other.equals(image)) {
          PreparedFolder.delete(other);
        }
      }
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

  /** The JDK's {@code release} file, which names its exact version. */
  public static String release(Path java) throws IOException {
    if (!Files.exists(java)) {
      return "";
    }
    Path release = java.toRealPath().resolveSibling("..").resolve("release").normalize();
    return Files.exists(release) ? Files.readString(release) : java.toRealPath().toString();
  }

  private static String version(SandboxSettings settings) throws IOException {
    return JarHash.of(List.of(), release(settings.java()) + MODULES);
  }

  private static List<Path> images(SandboxSettings settings) throws IOException {
    if (!Files.isDirectory(settings.home())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(settings.home())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(PREFIX))
          .sorted()
          .toList();
    }
  }
}
