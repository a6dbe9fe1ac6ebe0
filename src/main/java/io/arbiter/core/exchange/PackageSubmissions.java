package io.arbiter.core.exchange;

import io.arbiter.core.bundle.ExpectLine;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.source.ProgrammingLanguage;
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
  private static final String VERDICTS = "submissions/submissions.yaml";
  private static final String REJECTED = "rejected";

  private static final Map<String, Verdict> FOLDERS =
      Map.of(
          "accepted", Verdict.ACCEPTED,
          "wrong_answer", Verdict.WRONG_ANSWER,
          "time_limit_exceeded", Verdict.TIME_LIMIT,
          "run_time_error", Verdict.RUNTIME_ERROR);

  /** The verdicts that the format has no folder for. */
  private static final Set<String> OTHERS =
      Set.of("MEMORY_LIMIT", "OUTPUT_LIMIT", "FORBIDDEN", "SYNTAX_ERROR");

  private final SortedMap<String, String> solutions = new TreeMap<>();
  private final Set<String> categories;

  private PackageSubmissions(Set<String> categories) {
    this.categories = categories;
  }

  /**
   * The solutions of the submissions in Python, by path in the bundle.
   *
   * @param categories of the tests; a solution may name one of them
   */
  static SortedMap<String, String> of(
      SourceFiles files, Constants constants, Set<String> categories) {
    PackageSubmissions submissions = new PackageSubmissions(categories);
    for (String path : files.under("submissions")) {
      Matcher parts = PATH.matcher(path);
      if (parts.matches()) {
        Optional<String> text = files.strictText(path).map(constants::in);
        if (text.isPresent() && !submissions.add(parts.group(1), parts.group(2), text.get())) {
          files
              .notes()
              .note(path, "is left out: its folder does not say which verdict it gets here");
        }
      }
    }
    if (files.has(VERDICTS)) {
      files.used().add(VERDICTS);
      files.notes().note(VERDICTS, "is not imported: the folder says the verdict");
    }
    return submissions.solutions;
  }

  /** Adds a submission; returns whether its verdict is known. */
  private boolean add(String folder, String file, String text) {
    Optional<ExpectLine> own = ExpectLine.of(text);
    Optional<ExpectLine> declaration =
        own.filter(line -> fits(line.verdict(), folder))
            .map(
                line ->
                    new ExpectLine(line.verdict(), line.category().filter(categories::contains)))
            .or(
                () ->
                    Optional.ofNullable(FOLDERS.get(folder))
                        .map(verdict -> new ExpectLine(verdict.name(), Optional.empty())));
    if (declaration.isEmpty()) {
      return false;
    }
    String name = file.replaceAll("[^A-Za-z0-9_.-]", "-");
    String target = "solutions/" + name + ".py";
    if (solutions.containsKey(target)) {
      target = "solutions/" + folder + "-" + name + ".py";
    }
    // A source that Arbiter exported has a line of its own.
    String source = own.isPresent() ? withoutFirstLine(text) : text;
    solutions.put(target, declaration.get().text(ProgrammingLanguage.PYTHON) + "\n" + source);
    return true;
  }

  private static boolean fits(String verdict, String folder) {
    Verdict ofFolder = FOLDERS.get(folder);
    return ofFolder == null
        ? folder.equals(REJECTED) && OTHERS.contains(verdict)
        : verdict.equals(ofFolder.name());
  }

  private static String withoutFirstLine(String text) {
    int length = text.lines().findFirst().orElse("").length();
    return text.substring(Math.min(text.length(), length + 1));
  }

  static String folder(Verdict verdict) {
    return FOLDERS.entrySet().stream()
        .filter(folder -> folder.getValue() == verdict)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(REJECTED);
  }
}
