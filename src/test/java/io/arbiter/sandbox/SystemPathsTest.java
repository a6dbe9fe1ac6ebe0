package io.arbiter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemPathsTest {
  @TempDir private Path folder;

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
