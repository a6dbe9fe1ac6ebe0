package io.arbiter.app.play;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The file of a puzzle's solution.
 *
 * @param slug the puzzle's name
 * @param path the file
 */
record SolutionFile(String slug, Path path) {
  private static final String ENDING = ".py";

  /**
   * The file that a player names, by the puzzle's name or by the file.
   *
   * @param folder of solutions
   */
  static SolutionFile of(Path folder, String named) {
    if (named.endsWith(ENDING)) {
      Path path = Path.of(named);
      String name = String.valueOf(path.getFileName());
      return new SolutionFile(name.substring(0, name.length() - ENDING.length()), path);
    }
    return in(folder, named);
  }

  static SolutionFile in(Path folder, String slug) {
    return new SolutionFile(slug, folder.resolve(slug + ENDING));
  }

  boolean isThere() {
    return Files.exists(path);
  }

  /** The content; empty without a file. */
  Optional<String> content() throws IOException {
    return isThere() ? Optional.of(Files.readString(path)) : Optional.empty();
  }

  String read() throws IOException {
    return content()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "there is no " + path + "; 'arbiter play start " + slug + "' makes it"));
  }

  /** Makes the file; the file must not be there. */
  void make(String source) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    Files.writeString(path, source, StandardOpenOption.CREATE_NEW);
  }

  /** Makes or replaces the file at once, so that no reader sees half of it. */
  void write(String source) throws IOException {
    Path folder = Files.createDirectories(path.toAbsolutePath().getParent());
    Path next = Files.createTempFile(folder, "." + slug, ENDING);
    Files.writeString(next, source);
    Files.move(next, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
