package io.arbiter.core.checkio;

import io.arbiter.core.bundle.ExpectLine;
import io.arbiter.core.bundle.file.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The solutions in a mission; most missions have none.
 *
 * @param sources by path in the bundle
 * @param notes the files at the places of solutions that are not imported
 */
record CheckioSolutions(SortedMap<String, String> sources, List<Finding> notes) {
  private static final String BUNDLE_FOLDER = "solutions/";
  private static final String ENDING = ".py";

  private static final List<String> FILES =
      List.of("solution.py", "verification/solution.py", "verification/src/solution.py");
  private static final List<String> FOLDERS = List.of("solutions/", "solution/");

  /** The part of a path that only says that the file is a solution. */
  private static final Pattern PLACE = Pattern.compile("^(?:solutions?/|verification/(?:src/)?)");

  private static final Pattern PYTHON_2 = Pattern.compile(".*/python_?2[^/]*/.*");
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9_.-]+");
  private static final int MAX_NAME = 60;

  /** What CheckIO makes of each tab in a solution. */
  private static final String TAB = "    ";

  /**
   * Finds the solutions. If the author gives solutions, only those are used.
   *
   * @param given sources by name
   */
  static CheckioSolutions of(CheckioRepository repository, Map<String, String> given) {
    SortedMap<String, String> sources = new TreeMap<>();
    List<Finding> notes = new ArrayList<>();
    given.forEach(
        (name, source) -> sources.put(BUNDLE_FOLDER + name + ENDING, accepted(normal(source))));
    for (String path : repository.paths()) {
      if (!contains(path) || CheckioLeftovers.isBeside(path)) {
        continue;
      }
      @Nullable String reason =
          given.isEmpty() ? reasonAgainst(path) : "the given solutions are used instead";
      if (reason == null) {
        repository
            .text(path)
            .ifPresent(text -> sources.put(freeName(path, sources.keySet()), accepted(text)));
      } else {
        notes.add(new Finding(Finding.Severity.WARNING, path, 0, "is not imported: " + reason));
      }
    }
    return new CheckioSolutions(sources, notes);
  }

  /** Whether a file of the repository is at the place of a solution. */
  static boolean contains(String path) {
    return FILES.contains(path) || FOLDERS.stream().anyMatch(path::startsWith);
  }

  /** Why a file is no solution that can be imported; null if it is one. */
  private static @Nullable String reasonAgainst(String path) {
    if (!path.endsWith(ENDING)) {
      return "its name does not end with " + ENDING;
    }
    if (path.endsWith("/__init__.py")) {
      return "it only makes its folder a package";
    }
    return PYTHON_2.matcher(path).matches() ? "it is Python 2" : null;
  }

  /** A path that the bundle may use and does not use yet. */
  private static String freeName(String path, Set<String> taken) {
    String named = PLACE.matcher(path).replaceFirst("");
    String name = named.substring(0, named.length() - ENDING.length());
    String safe = UNSAFE.matcher(name).replaceAll("-").replaceFirst("^[.-]+", "");
    String brief = safe.substring(0, Math.min(safe.length(), MAX_NAME));
    String stem = brief.isEmpty() ? "solution" : brief;
    String free = BUNDLE_FOLDER + stem + ENDING;
    for (int i = 2; taken.contains(free); i++) {
      free = BUNDLE_FOLDER + stem + "-" + i + ENDING;
    }
    return free;
  }

  /** The source with Unix line endings and without a byte order mark. */
  private static String normal(String source) {
    String text = source.replace("\r\n", "\n");
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String accepted(String given) {
    return ExpectLine.orAccepted(given.replace("\t", TAB));
  }
}
