package io.arbiter.worker.attack;

import io.arbiter.core.judging.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of attacks, grouped in families, and of honest programs (controls) that must still be
 * judged correctly after each attack.
 *
 * @param controls at least one; the first must be ACCEPTED
 */
record Corpus(List<Attack> attacks, List<Control> controls) {
  private static final String CONTROLS = "controls";
  private static final Control HONEST =
      new Control("honest", "def checkio(x):\n    return x * 2\n", Verdict.ACCEPTED);

  /** An honest program and the verdict that it must get. */
  record Control(String name, String source, Verdict expected) {
    private static Control read(Path file) throws IOException {
      String name = file.getFileName().toString().replaceFirst("\\.py$", "");
      Verdict expected =
          switch (name) {
            case "wrong" -> Verdict.WRONG_ANSWER;
            case "raises" -> Verdict.RUNTIME_ERROR;
            default -> Verdict.ACCEPTED;
          };
      return new Control(name, Files.readString(file), expected);
    }
  }

  Corpus {
    attacks = List.copyOf(attacks);
    controls = List.copyOf(controls);
  }

  /**
   * Reads a folder.
   *
   * @throws IllegalArgumentException when the folder has no attack, or an attack with a wrong
   *     header
   */
  static Corpus read(Path folder) throws IOException {
    List<Attack> attacks = new ArrayList<>();
    List<Control> controls = new ArrayList<>(List.of(HONEST));
    for (Path file : sources(folder)) {
      if (Attack.folderOf(file).equals(CONTROLS)) {
        controls.add(Control.read(file));
      } else {
        attacks.add(Attack.read(file));
      }
    }
    if (attacks.isEmpty()) {
      throw new IllegalArgumentException("no attack (*.py) in " + folder.toAbsolutePath());
    }
    return new Corpus(attacks, controls);
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".py")).sorted().toList();
    }
  }
}
