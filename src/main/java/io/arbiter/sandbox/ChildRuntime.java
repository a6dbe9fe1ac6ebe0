package io.arbiter.sandbox;

import io.arbiter.sandbox.SandboxSettings.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

  private static final Duration LINKING = Duration.ofMinutes(2);

  /** The runtime image in the sandbox's home if there is one, else the JVM of the installation. */
  static ChildRuntime of(Installation installation) throws IOException {
    return images(installation).stream()
        .map(image -> new ChildRuntime(image.resolve("bin", "java"), true))
        .findFirst()
        .orElse(new ChildRuntime(installation.java(), false));
  }

  /**
   * Makes the runtime image, then does what {@link #of} does. Only a JDK can make the image; with a
   * JRE there is none. Images of other JDKs are deleted.
   *
   * @throws IOException when {@code jlink} is there and fails
   */
  static ChildRuntime prepare(Installation installation) throws IOException, InterruptedException {
    Path jlink = installation.java().toRealPath().resolveSibling("jlink");
    if (Files.isExecutable(jlink)) {
      Path image = installation.home().resolve(PREFIX + version(installation));
      PreparedFolder.makeFolder(image, fresh -> link(jlink, fresh));
      for (Path other : images(installation)) {
        if (!other.equals(image)) {
          PreparedFolder.delete(other);
        }
      }
    }
    return of(installation);
  }

  private static void link(Path jlink, Path folder) throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder(
            jlink.toString(),
            "--add-modules",
            MODULES,
            "--strip-java-debug-attributes",
            // Some JDKs have the JVM's debug symbols, which are many times as large as all the
            // rest.
            "--exclude-files=**.debuginfo",
            "--no-header-files",
            "--no-man-pages",
            "--output",
            folder.toString());
    PreparedFolder.run(
        command.inheritIO(), LINKING, "jlink made no runtime image for the sandbox's children");
  }

  /** The JDK's {@code release} file, which names its exact version. */
  static String release(Path java) throws IOException {
    if (!Files.exists(java)) {
      return "";
    }
    Path release = java.toRealPath().resolveSibling("..").resolve("release").normalize();
    return Files.exists(release) ? Files.readString(release) : java.toRealPath().toString();
  }

  private static String version(Installation installation) throws IOException {
    return JarHash.of(List.of(), release(installation.java()) + MODULES);
  }

  private static List<Path> images(Installation installation) throws IOException {
    if (!Files.isDirectory(installation.home())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(installation.home())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(PREFIX))
          .sorted()
          .toList();
    }
  }
}
