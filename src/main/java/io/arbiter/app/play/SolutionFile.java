package io.arbiter.app.play;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
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
 * @param language that the file is written in
 * @param path the file
 */
record SolutionFile(String slug, ProgrammingLanguage language, Path path) {
  /**
   * The file that a player names, by the file or by the puzzle's name: then the file that is there,
   * in the first of its languages.
   *
   * @param folder of solutions
   */
  static SolutionFile of(Path folder, String named) {
    return ProgrammingLanguage.byEnding(named)
        .map(language -> at(Path.of(named), language))
        .orElseGet(() -> forPuzzle(folder, named));
  }

  private static SolutionFile at(Path path, ProgrammingLanguage language) {
    String name = String.valueOf(path.getFileName());
    String slug = name.substring(0, name.length() - language.file("").length());
    return new SolutionFile(slug, language, path);
  }

  private static SolutionFile forPuzzle(Path folder, String slug) {
    return Arrays.stream(ProgrammingLanguage.values())
        .map(language -> in(folder, slug, language))
        .filter(SolutionFile::isThere)
        .findFirst()
        .orElseGet(() -> in(folder, slug, ProgrammingLanguage.PYTHON));
  }

  static SolutionFile in(Path folder, String slug, ProgrammingLanguage language) {
    return new SolutionFile(slug, language, folder.resolve(language.file(slug)));
  }

  /** The starter of the puzzle in this language; empty if the puzzle is not offered in it. */
  Optional<String> starter(JsonNode puzzle) {
    JsonNode starter = puzzle.path("starters").path(language.id());
    return starter.isTextual() ? Optional.of(starter.asText()) : Optional.empty();
  }

  /** The name of the file, such as {@code fizz-buzz.py}. */
  String name() {
    return String.valueOf(path.getFileName());
  }

  /** The file for the server's source when both sides have changed. */
  SolutionFile ofServer() {
    String name = slug + ".server";
    return new SolutionFile(name, language, path.resolveSibling(language.file(name)));
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

  SourceCode read() throws IOException {
    return content()
        .map(text -> new SourceCode(language, text))
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
    Path next = Files.createTempFile(real.getParent(), "." + slug, language.file(""));
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
