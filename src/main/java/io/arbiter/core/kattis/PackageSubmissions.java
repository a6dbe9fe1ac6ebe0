package io.arbiter.core.kattis;

import io.arbiter.core.judging.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The example submissions of a package as solutions. The folder says the verdict. */
final class PackageSubmissions {
  private static final Pattern PATH = Pattern.compile("submissions/([^/]+)/([^/]+)\\.py");
  private static final Pattern EXPECT =
      Pattern.compile("#\\s*expect:\\s*([A-Z_]+)(?:\\s+(.+?))?\\s*");

  /** The folders whose submissions have one verdict. */
  private static final Map<String, Verdict> FOLDERS =
      Map.of(
          "accepted", Verdict.ACCEPTED,
          "wrong_answer", Verdict.WRONG_ANSWER,
          "time_limit_exceeded", Verdict.TIME_LIMIT,
          "run_time_error", Verdict.RUNTIME_ERROR);

  private final SortedMap<String, String> solutions = new TreeMap<>();
  private final Set<String> known = new HashSet<>();

  /**
   * Reads the submissions in Python.
   *
   * @param categories of the tests; a solution may name one of them
   */
  static PackageSubmissions of(KattisPackage files, Constants constants, Set<String> categories) {
    PackageSubmissions submissions = new PackageSubmissions();
    for (String path : files.under("submissions")) {
      Matcher parts = PATH.matcher(path);
      if (parts.matches()) {
        files
            .text(path)
            .ifPresent(text -> submissions.add(path, parts, constants.in(text), files, categories));
      }
    }
    if (files.paths().contains("submissions/submissions.yaml")) {
      submissions.known.add("submissions/submissions.yaml");
      files
          .notes()
          .note("submissions/submissions.yaml", "is not imported: the folder says the verdict");
    }
    return submissions;
  }

  private void add(
      String path, Matcher parts, String text, KattisPackage files, Set<String> categories) {
    Optional<String> declaration = declaration(parts.group(1), text, categories);
    if (declaration.isEmpty()) {
      files.notes().note(path, "is left out: its folder does not say which verdict it gets here");
      known.add(path);
      return;
    }
    boolean declared = EXPECT.matcher(firstLine(text)).matches();
    String source =
        declared ? text.substring(Math.min(text.length(), firstLine(text).length() + 1)) : text;
    String name = parts.group(2).replaceAll("[^A-Za-z0-9_.-]", "-");
    String target = "solutions/" + name + ".py";
    if (solutions.containsKey(target)) {
      target = "solutions/" + parts.group(1) + "-" + name + ".py";
    }
    solutions.put(target, declaration.get() + "\n" + source);
    known.add(path);
  }

  /** The line that declares the verdict. A source that Arbiter exported has one. */
  private static Optional<String> declaration(String folder, String text, Set<String> categories) {
    Matcher own = EXPECT.matcher(firstLine(text));
    Verdict ofFolder = FOLDERS.get(folder);
    if (!own.matches()) {
      return Optional.ofNullable(ofFolder).map(verdict -> "# expect: " + verdict);
    }
    boolean fits =
        ofFolder == null
            ? folder.equals("rejected") && isVerdict(own.group(1))
            : own.group(1).equals(ofFolder.name());
    if (!fits) {
      return Optional.ofNullable(ofFolder).map(verdict -> "# expect: " + verdict);
    }
    String category = own.group(2);
    return Optional.of(
        "# expect: "
            + own.group(1)
            + (category != null && categories.contains(category) ? " " + category : ""));
  }

  private static boolean isVerdict(String name) {
    return List.of("MEMORY_LIMIT", "OUTPUT_LIMIT", "FORBIDDEN", "SYNTAX_ERROR").contains(name);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  /** The folder for the submissions with a verdict. */
  static String folder(Verdict verdict) {
    return FOLDERS.entrySet().stream()
        .filter(folder -> folder.getValue() == verdict)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("rejected");
  }

  /** The solutions, by path in the bundle. */
  SortedMap<String, String> solutions() {
    return solutions;
  }

  /** The files that were read. */
  Set<String> known() {
    return known;
  }
}
