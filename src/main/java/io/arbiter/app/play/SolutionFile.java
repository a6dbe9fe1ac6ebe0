package io.arbiter.app.play;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

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
  public static SolutionFile of(Path folder, String named) {
    if (named.endsWith(ENDING)) {
      Path path = Path.of(named);
      String name = String.valueOf(path.getFileName());
      return new SolutionFile(name.substring(0, name.length() - ENDING.length()), path);
    }
    return in(folder, named);
  }

  public static SolutionFile in(Path folder, String slug) {
    return new SolutionFile(slug, folder.resolve(slug + ENDING));
  }

  public boolean isThere() {
    return Files.exists(path);
  }

  public String read() throws IOException {
    if (!isThere()) {
      throw new IllegalStateException(
          "there is no " + path + "; 'arbiter play start " + slug + "' makes it");
    }
    return Files.readString(path);
  }

  /** Makes the file; the file must not be there. */
  public void make(String source) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    Files.writeString(path, source, StandardOpenOption.CREATE_NEW);
  }

  /** Replaces the content at once, so that no reader sees half of it. */
  public void replace(String source) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    Path next = Files.createTempFile(folder, "." + slug, ENDING);
    Files.writeString(next, source);
    Files.move(next, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
