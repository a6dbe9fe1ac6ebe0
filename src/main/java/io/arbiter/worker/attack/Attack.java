package io.arbiter.worker.attack;

import io.arbiter.core.judging.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A hostile submission for the puzzle "return x doubled". The comments at the start of its file
 * name the allowed verdicts ({@code # expects: VERDICT|VERDICT}) and the checks for harm ({@code #
 * oracle: word+word}).
 *
 * @param family the name of the folder
 */
record Attack(
    String name, String family, Set<Verdict> expects, Set<Oracle> oracles, String source) {
  private static final String HARMLESS = "-harmless";

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException when its header has an unknown word; the message names the
   *     file
   */
  static Attack read(Path file) throws IOException {
    String source = Files.readString(file);
    Map<String, String> header = header(source);
    String name = file.getFileName().toString().replaceFirst("\\.py$", "");
    String family = folderOf(file);
    try {
      Set<Verdict> expects = verdicts(header.getOrDefault("expects", ""));
      return new Attack(name, family, expects, oracles(header), source);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": in its header: " + e.getMessage(), e);
    }
  }

  /** The name of the folder that holds a file. */
  static String folderOf(Path file) {
    return file.toAbsolutePath().resolve("..").normalize().getFileName().toString();
  }

  private static Map<String, String> header(String source) {
    Map<String, String> header = new HashMap<>();
    for (String line : source.lines().takeWhile(line -> line.startsWith("#")).toList()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        header.put(line.substring(1, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    return header;
  }

  /** RUNTIME_ERROR also allows SYNTAX_ERROR and MISSING_FUNCTION. */
  private static Set<Verdict> verdicts(String words) {
    if (words.isEmpty()) {
      throw new IllegalArgumentException("no line '# expects:'");
    }
    Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
    for (String word : words.split("\\|")) {
      verdicts.add(Verdict.valueOf(word.strip().replace(HARMLESS, "")));
    }
    if (verdicts.contains(Verdict.RUNTIME_ERROR)) {
      verdicts.addAll(List.of(Verdict.SYNTAX_ERROR, Verdict.MISSING_FUNCTION));
    }
    return verdicts;
  }

  private static Set<Oracle> oracles(Map<String, String> header) {
    Set<Oracle> oracles =
        Arrays.stream(header.getOrDefault("oracle", "universal").split("\\+"))
            .map(word -> Oracle.valueOf(word.strip().toUpperCase(Locale.ROOT)))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Oracle.class)));
    if (header.getOrDefault("must_not", "").contains("Run TWICE")) {
      oracles.add(Oracle.TWICE);
    }
    return oracles;
  }

  /** The verdicts that the file names. */
  String expected() {
    return expects.stream()
        .filter(v -> v != Verdict.SYNTAX_ERROR && v != Verdict.MISSING_FUNCTION)
        .map(Verdict::name)
        .collect(Collectors.joining("|"));
  }
}
