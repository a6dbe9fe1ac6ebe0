package io.arbiter.bench;

import io.arbiter.app.command.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The files of the project that benchmarks use, and the folders that they delete. */
public final class Project {
  /** The puzzle that benchmarks solve. */
  static final String PUZZLE = "fizz-buzz";

  private Project() {}

  static Path root() {
    return Checkout.resolve("arbiter").getParent();
  }

  static Path puzzle() {
    return Checkout.resolve("puzzles").resolve(PUZZLE);
  }

  /** A right solution of {@link #PUZZLE}. */
  static Path solution() {
    return puzzle().resolve("solutions/if_chain.py");
  }

  /** Deletes a folder with all that is in it. */
  public static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
