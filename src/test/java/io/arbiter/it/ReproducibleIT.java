package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.Thorough;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds the committed sources twice, in two folders, and compares what is shipped. */
class ReproducibleIT {
  private static final List<String> SHIPPED = List.of("quarkus-app", "child", "bom.json");

  /** The archives of classes are made where they are used; no jar has them. */
  private static final String[] PACKAGE = {
    "./mvnw", "-B", "-q", "package", "-Dmaven.test.skip", "-Dspotless.check.skip", "-Dexec.skip"
  };

  @Test
  @Thorough("two builds; only a new version of a plugin or of Quarkus makes builds differ")
  void twoBuildsAreTheSameByteByByte(@TempDir Path folder) throws Exception {
    // Paths of different lengths, since a path may get into a file.
    Path one = folder.resolve("one");
    Path other = folder.resolve("the-other");
    for (Path build : List.of(one, other)) {
      run(Path.of(""), "git", "clone", "--quiet", ".", build.toString());
      run(build, PACKAGE);
    }
    for (String part : SHIPPED) {
      // Quarkus and Hibernate choose names in this file, in an order that nobody can set.
      run(
          folder,
          "diff",
          "--recursive",
          "--exclude=generated-bytecode.jar",
          one.resolve("target").resolve(part).toString(),
          other.resolve("target").resolve(part).toString());
    }
  }

  private static void run(Path folder, String... command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toAbsolutePath().toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.redirectErrorStream(true).start();
    byte[] output = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).as(new String(output, StandardCharsets.UTF_8)).isZero();
  }
}
