package io.arbiter.core.exchange;

import io.arbiter.core.bundle.ExpectLine;
import io.arbiter.core.source.ProgrammingLanguage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The solutions in a mission; most missions have none. */
final class CheckioSolutions {
  private static final String BUNDLE_FOLDER = "solutions/";
  private static final List<String> FILES =
      List.of("solution.py", "verification/solution.py", "verification/src/solution.py");
  private static final List<String> FOLDERS = List.of("solutions/", "solution/");

  /** The part of a path that only says that the file is a solution. */
  private static final Pattern PLACE = Pattern.compile("^(?:solutions?/|verification/(?:src/)?)");

  private static final Pattern PYTHON_2 = Pattern.compile(".*/python_?2[^/]*/.*");

  /** What CheckIO makes of each tab in a solution. */
  private static final String TAB = "    ";

  private CheckioSolutions() {}

  /**
   * The sources of the solutions, by path in the bundle. If the author gives solutions, only those
   * are used. Notes the files at the places of solutions that are not imported.
   *
   * @param given sources in Python by name
   * @param offered the languages in which the mission is imported
   */
  static SortedMap<String, String> of(
      SourceFiles files, Map<String, String> given, Set<ProgrammingLanguage> offered, Notes notes) {
    SortedMap<String, String> sources = new TreeMap<>();
    given.forEach(
        (name, source) ->
            sources.put(
                BUNDLE_FOLDER + ProgrammingLanguage.PYTHON.file(name),
                accepted(ProgrammingLanguage.PYTHON, SourceFiles.normal(source))));
    for (String path : files.paths()) {
      if (!contains(path) || CheckioLeftovers.isBeside(path)) {
        continue;
      }
      @Nullable String reason =
          given.isEmpty() ? reasonAgainst(path, offered) : "the given solutions are used instead";
      if (reason == null) {
        ProgrammingLanguage language = ProgrammingLanguage.ofFile(path);
        files
            .text(path)
            .ifPresent(
                text ->
                    sources.put(
                        freeName(path, language, sources.keySet()), accepted(language, text)));
      } else {
        notes.note(path, "is not imported: " + reason);
      }
    }
    return sources;
  }

  static boolean contains(String path) {
    return FILES.contains(path) || FOLDERS.stream().anyMatch(path::startsWith);
  }

  private static @Nullable String reasonAgainst(String path, Set<ProgrammingLanguage> offered) {
    Optional<ProgrammingLanguage> language = ProgrammingLanguage.byEnding(path);
    if (language.isEmpty()) {
      return "its name does not end with .py";
    }
    if (!offered.contains(language.get())) {
      return "the mission is not imported in " + language.get().title();
    }
    if (path.endsWith("/__init__.py")) {
      return "it only makes its folder a package";
    }
    return PYTHON_2.matcher(path).matches() ? "it is Python 2" : null;
  }

  private static String freeName(String path, ProgrammingLanguage language, Set<String> taken) {
    String ending = language.file("");
    String named = PLACE.matcher(path).replaceFirst("");
    String name = named.substring(0, named.length() - ending.length());
    String stem = BUNDLE_FOLDER + SourceFiles.safeName(name, "solution");
    return SourceFiles.freeName(stem, ending, taken::contains);
  }

  private static String accepted(ProgrammingLanguage language, String given) {
    return ExpectLine.orAccepted(language, given.replace("\t", TAB));
  }
}
