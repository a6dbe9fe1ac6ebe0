package io.arbiter.core.kattis;

import io.arbiter.core.bundle.ExpectLine;
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
    Optional<ExpectLine> own = ExpectLine.of(text);
    Optional<ExpectLine> declaration = declaration(parts.group(1), own, categories);
    if (declaration.isEmpty()) {
      files.notes().note(path, "is left out: its folder does not say which verdict it gets here");
      known.add(path);
      return;
    }
    String source = own.isPresent() ? withoutFirstLine(text) : text;
    String name = parts.group(2).replaceAll("[^A-Za-z0-9_.-]", "-");
    String target = "solutions/" + name + ".py";
    if (solutions.containsKey(target)) {
      target = "solutions/" + parts.group(1) + "-" + name + ".py";
    }
    solutions.put(target, declaration.get().text() + "\n" + source);
    known.add(path);
  }

  /**
   * The line that declares the verdict.
   *
   * @param own the line of the source; a source that Arbiter exported has one
   */
  private static Optional<ExpectLine> declaration(
      String folder, Optional<ExpectLine> own, Set<String> categories) {
    return own.filter(line -> fits(line.verdict(), folder))
        .map(line -> new ExpectLine(line.verdict(), line.category().filter(categories::contains)))
        .or(
            () ->
                Optional.ofNullable(FOLDERS.get(folder))
                    .map(verdict -> new ExpectLine(verdict.name(), Optional.empty())));
  }

  private static boolean fits(String verdict, String folder) {
    Verdict ofFolder = FOLDERS.get(folder);
    return ofFolder == null
        ? folder.equals("rejected") && isVerdict(verdict)
        : verdict.equals(ofFolder.name());
  }

  private static boolean isVerdict(String name) {
    return List.of("MEMORY_LIMIT", "OUTPUT_LIMIT", "FORBIDDEN", "SYNTAX_ERROR").contains(name);
  }

  private static String withoutFirstLine(String text) {
    int length = text.lines().findFirst().orElse("").length();
    return text.substring(Math.min(text.length(), length + 1));
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
