package io.arbiter.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.Thorough;
import io.arbiter.sandbox.SandboxSettings.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that the build prepares for children. */
class ChildRuntimeTest {
  private static final SandboxSettings SETTINGS = SharedSandbox.settings(1, 50);

  @Test
  void childrenRunOnTheImageIfThereIsOne(@TempDir Path empty) throws Exception {
    Installation installed = SETTINGS.installation();
    assertThat(ChildRuntime.of(installed).compiles()).isTrue();
    assertThat(ChildRuntime.of(new Installation(installed.childPath(), empty)))
        .isEqualTo(new ChildRuntime(installed.java(), false));
  }

  @Test
  @Thorough("two starts; ChildTest and GoldenTest would take much longer without a compiler")
  void onlyTheImageHasACompiler() throws Exception {
    Installation installed = SETTINGS.installation();
    assertThat(engineOn(ChildRuntime.of(installed))).isEqualTo("GraalVM CE");
    assertThat(engineOn(new ChildRuntime(installed.java(), false))).isEqualTo("Interpreted");
  }

  @Test
  void theHashOfJarsDependsOnTheirContentButNotOnTheirTime(@TempDir Path folder) throws Exception {
    Path jar = jarHolding(folder, "one");
    String name = JarHash.of(List.of(jar), "");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
    assertThat(JarHash.of(List.of(jar), "")).isEqualTo(name);
    assertThat(JarHash.of(List.of(jarHolding(folder, "two")), "")).isNotEqualTo(name);
    assertThat(JarHash.of(List.of(jar), "more")).isNotEqualTo(name);
  }

  private static Path jarHolding(Path folder, String content) throws IOException {
    Path jar = folder.resolve("a.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("entry"));
      out.write(content.getBytes(UTF_8));
    }
    return jar;
  }

  private static String engineOn(ChildRuntime runtime) throws IOException {
    Process process = ChildJvm.builder(new ChildCommand(SETTINGS, runtime).describe()).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
  }
}
