package io.arbiter.worker.checkio;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the solutions in a mission; most missions have none. */
final class CheckioSolutions {
  private static final List<String> FILES =
      List.of("solution.py", "verification/solution.py", "verification/src/solution.py");
  private static final List<String> FOLDERS = List.of("solutions", "solution");
  private static final String ACCEPTED = "# expect: ACCEPTED\n";

  /** What CheckIO makes of each tab in a solution. */
  private static final String TAB = "    ";

  private CheckioSolutions() {}

  /** The solutions by path in the bundle. If the author gives one, only that one. */
  static SortedMap<String, String> of(CheckioRepository repository, Optional<String> solution) {
    SortedMap<String, String> solutions = new TreeMap<>();
    String given = solution.orElse("");
    if (!given.isBlank()) {
      solutions.put("solutions/given.py", accepted(given));
      return solutions;
    }
    for (String file : FILES) {
      repository
          .text(file)
          .ifPresent(text -> solutions.put("solutions/solution.py", accepted(text)));
    }
    for (String folder : FOLDERS) {
      for (String path : repository.under(folder)) {
        String name = path.substring(folder.length() + 1);
        if (name.matches("[A-Za-z0-9_.-]+\\.py") && !name.equals("__init__.py")) {
          repository
              .text(path)
              .ifPresent(text -> solutions.put("solutions/" + name, accepted(text)));
        }
      }
    }
    return solutions;
  }

  /** Whether a file of the repository is a solution. */
  static boolean contains(String path) {
    return FILES.contains(path) || FOLDERS.stream().anyMatch(f -> path.startsWith(f + "/"));
  }

  private static String accepted(String given) {
    String source = given.replace("\t", TAB);
    return source.matches("(?s)#\\s*expect:.*") ? source : ACCEPTED + source;
  }
}
