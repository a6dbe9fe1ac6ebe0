package io.arbiter.core.exchange;

import io.arbiter.core.bundle.ExpectLine;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.language.Language;
import io.arbiter.core.source.ProgrammingLanguage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Converts a package of the Kattis problem package format (2025-09) to a bundle of kind {@code
 * program}. Refuses packages whose tests would judge differently here, and reports everything else
 * that is lost. Use each object once.
 */
public final class KattisImport {
  private static final int MAX_TITLE = 100;

  private static final String STARTER =
      """
      import sys

      text = sys.stdin.read()
      """;

  /** Parts of a package that change what a solution is. */
  private static final Set<String> REFUSED = Set.of("include", "static_validator");

  private static final Pattern IGNORED = Pattern.compile("(?:.*/)?[.-].*");

  private final SortedMap<String, byte[]> bundle = new TreeMap<>();
  private final SourceFiles files;
  private final Notes notes;
  private final MissionDetails details;

  private KattisImport(SourceFiles files, MissionDetails details) {
    this.files = files;
    this.notes = files.notes();
    this.details = details;
  }

  /**
   * Imports a package.
   *
   * @param contents of the package's files, by path; the first bytes of a picture are enough
   * @param sizes of the files whose content is not complete, in bytes
   * @param details what the package lacks
   */
  public static ImportedMission run(
      Map<String, byte[]> contents, Map<String, Long> sizes, MissionDetails details) {
    SourceFiles files = SourceFiles.of(contents, sizes);
    files.contents().keySet().removeIf(path -> IGNORED.matcher(path).matches());
    files.sizes().keySet().removeIf(path -> IGNORED.matcher(path).matches());
    return new KattisImport(files, details).run();
  }

  private ImportedMission run() {
    if (files.strictText(ProblemYaml.FILE).isEmpty()) {
      notes.refuse(ProblemYaml.FILE, "is missing: this is no Kattis problem package");
      return new ImportedMission(new TreeMap<>(), notes.all());
    }
    ProblemYaml problem = new ProblemYaml(files.yaml(ProblemYaml.FILE), notes);
    problem.check();
    Constants constants = Constants.of(problem.root(), notes);
    PackageTests tests = new PackageTests(files, constants);
    tests.read();
    tests.bundle().forEach(this::put);
    Object compare = compare(tests, constants);
    Map<Language, String> names = problem.names();
    Optional<Language> original = original(names);
    if (original.isEmpty()) {
      notes.refuse(
          PackageStatement.FOLDER, "has no statement problem.<language>.md or .tex with a name");
    }
    Language language = original.orElse(Language.ENGLISH);
    String title = cut(details.about().title().orElse(names.getOrDefault(language, "Untitled")));
    PackageStatement statement = new PackageStatement(files, constants);
    if (original.isPresent()) {
      statement(statement, language, title, true).ifPresent(text -> put("statement.md", text));
      names.forEach(
          (other, name) -> {
            if (!other.equals(language)) {
              statement(statement, other, cut(name), false)
                  .ifPresent(text -> put("translations/" + other + "/statement.md", text));
            }
          });
    }
    putSolutions(tests, constants);
    put("puzzle.yaml", puzzleYaml(problem, title, language, compare, tests.feedback()));
    put("starter.py", STARTER);
    Map<String, String> media = statement.media();
    media.forEach((path, from) -> bundle.put(path, files.contents().get(from)));
    files.used().addAll(media.values());
    PackageValidator.inputValidators(files, constants, tests.inputArguments()).forEach(this::put);
    noteLeftovers();
    return notes.refused()
        ? new ImportedMission(new TreeMap<>(), notes.all())
        : new ImportedMission(bundle, media, notes.all());
  }

  private void put(String path, String text) {
    bundle.put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The value of {@code compare}; adds the checker if the package has an output validator. */
  private Object compare(PackageTests tests, Constants constants) {
    List<String> validator = files.under(PackageValidator.FOLDER);
    if (validator.isEmpty()) {
      return ValidatorFlags.compare(tests.validatorArguments(), notes).orElse("tokens");
    }
    files.used().addAll(validator);
    PackageValidator.checker(files, constants, tests.validatorArguments())
        .ifPresent(checker -> put("checker.py", checker));
    return "checker";
  }

  /** English, or else the first language that has a statement. */
  private Optional<Language> original(Map<Language, String> names) {
    List<Language> written =
        names.keySet().stream()
            .filter(
                language ->
                    Stream.of(".md", ".tex")
                        .anyMatch(e -> files.contents().containsKey(path(language) + e)))
            .toList();
    return written.contains(Language.ENGLISH)
        ? Optional.of(Language.ENGLISH)
        : written.stream().findFirst();
  }

  private static String path(Language language) {
    return PackageStatement.FOLDER + "problem." + language;
  }

  private Optional<String> statement(
      PackageStatement statement, Language language, String title, boolean own) {
    String path = path(language);
    Stream.of(".md", ".tex", ".pdf")
        .map(path::concat)
        .filter(files::has)
        .forEach(files.used()::add);
    Optional<String> markdown = files.strictText(path + ".md");
    if (markdown.isPresent()) {
      return markdown.map(text -> statement.markdown(path + ".md", text, title));
    }
    Optional<String> latex = files.strictText(path + ".tex");
    if (latex.isEmpty()) {
      notes.note(path, "there is no statement in Markdown or LaTeX");
    }
    return latex.flatMap(text -> statement.latex(path + ".tex", text, title, own));
  }

  private static String cut(String title) {
    return PuzzleBundle.Texts.beginning(title, MAX_TITLE);
  }

  /** Adds the author's solutions, or those of the package if the author gives none. */
  private void putSolutions(PackageTests tests, Constants constants) {
    Set<String> categories =
        tests.bundle().keySet().stream()
            .map(path -> path.split("/", -1)[1])
            .collect(Collectors.toSet());
    Map<String, String> own = PackageSubmissions.of(files, constants, categories);
    if (details.solutions().isEmpty()) {
      own.forEach(this::put);
      if (own.isEmpty()) {
        notes.note("submissions", "has no solution in Python: add one before the validation");
      }
    }
    details
        .solutions()
        .forEach(
            (name, source) ->
                put(
                    "solutions/" + name + ".py",
                    ExpectLine.orAccepted(ProgrammingLanguage.PYTHON, source)));
  }

  private String puzzleYaml(
      ProblemYaml problem, String title, Language language, Object compare, boolean feedback) {
    SequencedMap<String, @Nullable Object> found = new LinkedHashMap<>();
    found.put("title", title);
    found.put("difficulty", "simple");
    found.put("tags", details.about().tags().isPresent() ? List.of() : problem.tags());
    found.put("points", null);
    found.put("kind", "program");
    found.put("compare", compare);
    Limits limits = problem.limits();
    Map<String, Long> changed = new LinkedHashMap<>();
    putChanged(changed, "cpuMillis", limits.cpuMillis(), Limits.DEFAULT.cpuMillis());
    putChanged(changed, "memoryBytes", limits.memoryBytes(), Limits.DEFAULT.memoryBytes());
    putChanged(changed, "outputBytes", limits.outputBytes(), Limits.DEFAULT.outputBytes());
    found.put("limits", changed.isEmpty() ? null : changed);
    found.put("reveal", feedback ? "first-failure" : null);
    found.put("language", language.equals(Language.ENGLISH) ? null : language.tag());
    found.put("source", problem.source().orElse(null));
    found.put("license", problem.license().orElse(null));
    return details.about().puzzleYaml(found);
  }

  private static void putChanged(Map<String, Long> limits, String key, long limit, long byDefault) {
    if (limit != byDefault) {
      limits.put(key, limit);
    }
  }

  /** Notes the files that have no place in a bundle, by folder. */
  private void noteLeftovers() {
    List<String> places = new ArrayList<>();
    Set<String> refused = new TreeSet<>();
    for (String path : files.paths()) {
      String top = path.split("/", 2)[0];
      if (REFUSED.contains(top)) {
        refused.add(top);
      } else if (!files.used().contains(path)) {
        places.add(Notes.folder(path));
      }
    }
    refused.forEach(
        folder -> notes.refuse(folder, "cannot be imported: a solution is a single file here"));
    notes.noteLeftovers(places);
  }
}
