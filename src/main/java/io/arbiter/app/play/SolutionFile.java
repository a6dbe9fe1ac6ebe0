package io.arbiter.app.play;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
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

  /** The file for the server's source when both sides have changed. */
  SolutionFile ofServer() {
    return new SolutionFile(slug + ".server", path.resolveSibling(slug + ".server" + ENDING));
  }

  SolutionNotes notes() {
    return new SolutionNotes(slug, path.resolveSibling(".arbiter"));
  }

  boolean isThere() {
    return Files.exists(path);
  }

  /**
   * The content; empty without a file.
   *
   * @throws IllegalStateException if the file is not UTF-8
   */
  Optional<String> content() throws IOException {
    try {
      return isThere() ? Optional.of(Files.readString(path)) : Optional.empty();
    } catch (CharacterCodingException e) {
      throw new IllegalStateException(
          path + " is not UTF-8; let your editor save it with this encoding", e);
    }
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

  /**
   * Makes the file, or replaces its content at once, so that no reader sees half of it. The mode
   * stays, and so does a link.
   *
   * @return a copy of the former file; empty if there was none, or its content was the same
   */
  Optional<Path> replace(String source) throws IOException {
    if (!isThere()) {
      make(source);
      return Optional.empty();
    }
    if (Arrays.equals(Files.readAllBytes(path), source.getBytes(StandardCharsets.UTF_8))) {
      return Optional.empty();
    }
    Path real = path.toRealPath();
    Path copy = notes().copy(real);
    Path next = Files.createTempFile(real.getParent(), "." + slug, ENDING);
    try {
      Files.writeString(next, source);
      Files.setPosixFilePermissions(next, Files.getPosixFilePermissions(real));
      Files.move(next, real, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(next);
    }
    return Optional.of(copy);
  }
}
