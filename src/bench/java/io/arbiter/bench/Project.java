package io.arbiter.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where this project is, what the players of the benchmarks send, and where reports go. */
final class Project {
  /** The puzzle that benchmarks solve. */
  static final String PUZZLE = "fizz-buzz";

  /** The launcher says where it is. */
  private static final Path ROOT = Path.of(System.getProperty("arbiter.home", "")).toAbsolutePath();

  private Project() {}

  static File root() {
    return ROOT.toFile();
  }

  static String maven() {
    return ROOT.resolve("mvnw").toString();
  }

  static Path launcher() {
    return ROOT.resolve("arbiter");
  }

  static Path migrations() {
    return ROOT.resolve("migrations");
  }

  static Path puzzle() {
    return ROOT.resolve("puzzles").resolve(PUZZLE);
  }

  /** A right solution of {@link #PUZZLE}. */
  static Path solution() {
    return puzzle().resolve("solutions/if_chain.py");
  }

  /** The heavy tasks: Python whose first line says how it is called. */
  static Path heavy() {
    return ROOT.resolve("src/bench/heavy");
  }

  /** Writes a report as JSON. */
  static void write(Path file, Object report) throws IOException {
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), report);
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
