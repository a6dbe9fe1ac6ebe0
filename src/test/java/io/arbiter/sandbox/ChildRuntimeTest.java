package io.arbiter.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.Thorough;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.sandbox.SandboxSettings.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the build and of the system that children run on. */
class ChildRuntimeTest {
  @TempDir private Path folder;

  private static final SandboxSettings SETTINGS = SharedSandbox.settings(1, 50);

  @Test
  void childrenRunOnTheImageIfThereIsOne() throws Exception {
    Installation installed = SETTINGS.installation();
    assertThat(ChildRuntime.of(installed).compiles()).isTrue();
    assertThat(ChildRuntime.of(new Installation(installed.childPath(), folder)))
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
  void theHashOfJarsDependsOnTheirContentButNotOnTheirTime() throws Exception {
    Path jar = jarHolding("one");
    String name = JarHash.of(List.of(jar), "");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
    assertThat(JarHash.of(List.of(jar), "")).isEqualTo(name);
    assertThat(JarHash.of(List.of(jarHolding("two")), "")).isNotEqualTo(name);
    assertThat(JarHash.of(List.of(jar), "more")).isNotEqualTo(name);
  }

  private Path jarHolding(String content) throws IOException {
    byte[] jar = BundleArchive.write(Map.of("entry", content.getBytes(UTF_8)));
    return Files.write(folder.resolve("a.jar"), jar);
  }

  private static String engineOn(ChildRuntime runtime) throws IOException {
    Process process = ChildJvm.builder(new ChildCommand(SETTINGS, runtime).describe()).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
  }

  private String line(Path file, String rest) {
    return "7f0b8c000000-7f0b8c003000 r--p 00000000 08:01 1234  " + file + rest;
  }

  @Test
  void theFoldersOfMappedLibrariesAreFound() throws Exception {
    Path library = Files.createFile(folder.resolve("libz.so.1.3.1"));
    List<String> maps =
        List.of(line(library, ""), line(Path.of("/nowhere/libother.so"), ""), "7f-80 r--p 0 0:0 0");
    assertThat(SystemPaths.libraryFolders(maps)).containsExactly(folder.toRealPath());
  }

  @Test
  void aLibraryThatAnUpgradeHasReplacedIsFoundInItsFolder() throws Exception {
    Path replaced = folder.resolve("libz.so.1.3.1");
    assertThat(SystemPaths.libraryFolders(List.of(line(replaced, " (deleted)"))))
        .containsExactly(folder.toRealPath());
  }

  @Test
  void aLinkLeadsToTheFolderOfItsTarget() throws Exception {
    Path real = Files.createDirectory(folder.resolve("real"));
    Files.createFile(real.resolve("libc.so.6"));
    Path link = Files.createSymbolicLink(folder.resolve("libc.so.6"), real.resolve("libc.so.6"));
    assertThat(SystemPaths.libraryFolders(List.of(line(link, ""))))
        .containsExactly(real.toRealPath());
  }
}
