package io.arbiter.app.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.core.source.ProgrammingLanguage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the commands note about a solution. Only copies must be kept: without the other notes, later
 * commands know less.
 *
 * @param folder beside the solutions
 */
record SolutionNotes(String slug, Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies a file that is about to be replaced. No copy is ever replaced. */
  Path copy(Path file) throws IOException {
    Path copies = Files.createDirectories(folder.resolve("replaced"));
    for (int number = 1; ; number++) {
      try {
        String name = ProgrammingLanguage.ofFile(file.toString()).file(slug + "-" + number);
        Path copy = copies.resolve(name);
        return Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
      } catch (FileAlreadyExistsException _) {
        // The next number.
      }
    }
  }

  /** The hashes of the sources that were in the file and on the server. */
  Set<String> seen() throws IOException {
    return Files.exists(seenFile())
        ? new HashSet<>(Files.readAllLines(seenFile()))
        : new HashSet<>();
  }

  void see(String hash) {
    try {
      if (!seen().contains(hash)) {
        Files.createDirectories(folder);
        Files.writeString(
            seenFile(), hash + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    } catch (IOException _) {
      // The next synchronisation may find a conflict.
    }
  }

  private Path seenFile() {
    return folder.resolve(slug + ".seen");
  }

  /** The puzzle as the server described it last. */
  Optional<JsonNode> puzzle() throws IOException {
    Path file = puzzleFile();
    return Files.exists(file) ? Optional.of(JSON.readTree(file.toFile())) : Optional.empty();
  }

  void keep(JsonNode puzzle) {
    try {
      Files.createDirectories(folder);
      JSON.writeValue(puzzleFile().toFile(), puzzle);
    } catch (IOException _) {
      // Without the server there are no samples.
    }
  }

  private Path puzzleFile() {
    return folder.resolve(slug + ".json");
  }
}
