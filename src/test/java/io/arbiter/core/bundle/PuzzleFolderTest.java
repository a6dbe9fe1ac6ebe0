package io.arbiter.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PuzzleFolderTest {
  @TempDir Path folder;

  @Test
  void onlyFoldersWithTheNameOfAPuzzleAreBundles() throws Exception {
    for (String name : List.of("fizz-buzz", "a1", ".git", ".github", "My Puzzle", "x".repeat(61))) {
      Files.createDirectory(folder.resolve(name));
    }
    Files.createFile(folder.resolve("readme"));
    assertThat(PuzzleFolder.bundles(folder))
        .containsOnlyKeys("a1", "fizz-buzz")
        .containsEntry("a1", folder.resolve("a1"));
    assertThat(PuzzleFolder.misnamed(folder)).containsExactly("My Puzzle", "x".repeat(61));
  }
}
