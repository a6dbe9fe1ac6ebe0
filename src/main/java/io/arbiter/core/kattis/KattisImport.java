package io.arbiter.core.kattis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.arbiter.core.bundle.ExpectLine;
import io.arbiter.core.bundle.file.Notes;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.language.Language;
import io.arbiter.core.report.ImportedMission;
import io.arbiter.core.report.MissionDetails;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Converts a package of the Kattis problem package format (2025-09) to a bundle of kind {@code
 * program}. Refuses packages whose tests would judge differently here, and reports everything else
 * that is lost. Use each object once.
 */
public final class KattisImport {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  private static final int MAX_TITLE = 100;

  private static final String STARTER =
      """
      import sys

      text = sys.stdin.read()
      """;

  /** Parts of a package that change what a solution is. */
  private static final Set<String> REFUSED = Set.of("include", "static_validator");

  private final Notes notes = new Notes();
  private final Set<String> known = new HashSet<>(Set.of(ProblemYaml.FILE));
  private final SortedMap<String, byte[]> bundle = new TreeMap<>();
  private final KattisPackage files;
  private final MissionDetails details;

  private KattisImport(Map<String, byte[]> files, Map<String, Long> sizes, MissionDetails details) {
    this.files = KattisPackage.of(files, sizes, notes);
    this.details = details;
  }

  /**
   * Imports a package.
   *
   * @param files of the package, by path; the first bytes of a picture are enough
   * @param sizes of the files whose content is not complete, in bytes
   * @param details what the package lacks
   */
  public static ImportedMission run(
      Map<String, byte[]> files, Map<String, Long> sizes, MissionDetails details) {
    return new KattisImport(files, sizes, details).run();
  }

  private ImportedMission run() {
    if (files.text(ProblemYaml.FILE).isEmpty()) {
      notes.refuse(ProblemYaml.FILE, "is missing: this is no Kattis problem package");
      return new ImportedMission(new TreeMap<>(), notes.all());
    }
    ProblemYaml problem = new ProblemYaml(files.yaml(ProblemYaml.FILE), notes);
    problem.check();
    Constants constants = Constants.of(problem.root(), notes);
    PackageTests tests = new PackageTests(files, constants);
    tests.read();
    known.addAll(tests.known());
    tests.bundle().forEach(this::put);
    Object compare = compare(tests, constants);
    Map<String, String> media = statements(problem, constants);
    Set<String> categories =
        tests.bundle().keySet().stream()
            .map(path -> path.split("/", -1)[1])
            .collect(Collectors.toSet());
    PackageSubmissions submissions = PackageSubmissions.of(files, constants, categories);
    known.addAll(submissions.known());
    solutions(submissions).forEach(this::put);
    put("puzzle.yaml", puzzleYaml(problem, compare, tests.feedback()));
    put("starter.py", STARTER);
    media.forEach((path, from) -> bundle.put(path, files.files().get(from)));
    noteLeftovers(media);
    return notes.refused()
        ? new ImportedMission(new TreeMap<>(), notes.all())
        : new ImportedMission(bundle, media, notes.all());
  }

  private void put(String path, String text) {
    bundle.put(path, PackageTests.bytes(text));
  }

  /** The value of {@code compare}; adds the checker if the package has an output validator. */
  private Object compare(PackageTests tests, Constants constants) {
    if (!PackageValidator.isIn(files)) {
      return ValidatorFlags.compare(tests.validatorArguments(), notes).orElse("tokens");
    }
    known.addAll(files.under("output_validator"));
    PackageValidator.checker(files, constants, tests.validatorArguments())
        .ifPresent(checker -> put("checker.py", checker));
    return "checker";
  }

  /** Adds the statements; returns where the package has their pictures. */
  private Map<String, String> statements(ProblemYaml problem, Constants constants) {
    PackageStatement statement = new PackageStatement(files, constants);
    Map<Language, String> names = problem.names();
    Optional<Language> original = original(names);
    if (original.isEmpty()) {
      notes.refuse(
          PackageStatement.FOLDER, "has no statement problem.<language>.md or .tex with a name");
      return Map.of();
    }
    names.forEach(
        (language, name) -> {
          boolean own = language.equals(original.get());
          text(statement, language, cut(own ? details.about().title().orElse(name) : name), own)
              .ifPresent(
                  text ->
                      put(
                          own ? "statement.md" : "translations/" + language + "/statement.md",
                          text));
        });
    return statement.media();
  }

  private Optional<String> text(
      PackageStatement statement, Language language, String title, boolean own) {
    String path = PackageStatement.FOLDER + "problem." + language;
    for (String ending : List.of(".md", ".tex", ".pdf")) {
      if (files.paths().contains(path + ending)) {
        known.add(path + ending);
      }
    }
    Optional<String> markdown = files.text(path + ".md");
    if (markdown.isPresent()) {
      return markdown.map(text -> statement.markdown(path + ".md", text, title));
    }
    Optional<String> latex = files.text(path + ".tex");
    if (latex.isEmpty()) {
      notes.note(path, "there is no statement in Markdown or LaTeX");
    }
    return latex.flatMap(text -> statement.latex(path + ".tex", text, title, own));
  }

  /** English, or else the first language that has a statement. */
  private Optional<Language> original(Map<Language, String> names) {
    List<Language> written =
        names.keySet().stream()
            .filter(
                language ->
                    List.of(".md", ".tex").stream()
                        .anyMatch(
                            ending ->
                                files
                                    .files()
                                    .containsKey(
                                        PackageStatement.FOLDER + "problem." + language + ending)))
            .toList();
    return written.contains(Language.ENGLISH)
        ? Optional.of(Language.ENGLISH)
        : written.stream().findFirst();
  }

  private static String cut(String title) {
    return title.codePointCount(0, title.length()) <= MAX_TITLE
        ? title
        : title.substring(0, title.offsetByCodePoints(0, MAX_TITLE));
  }

  /** The author's solutions instead of those of the package, if the author gives some. */
  private Map<String, String> solutions(PackageSubmissions submissions) {
    Map<String, String> given = new TreeMap<>();
    details
        .solutions()
        .forEach(
            (name, source) ->
                given.put("solutions/" + name + ".py", ExpectLine.orAccepted(source)));
    if (given.isEmpty() && submissions.solutions().isEmpty()) {
      notes.note("submissions", "has no solution in Python: add one before the validation");
    }
    return given.isEmpty() ? submissions.solutions() : given;
  }

  private String puzzleYaml(ProblemYaml problem, Object compare, boolean feedback) {
    MissionDetails.About about = details.about();
    Map<Language, String> names = problem.names();
    Language language = original(names).orElse(Language.ENGLISH);
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("title", cut(about.title().orElse(names.getOrDefault(language, "Untitled"))));
    yaml.put("difficulty", about.difficulty().orElse("simple"));
    yaml.put("tags", about.tags().map(KattisImport::tags).orElseGet(problem::tags));
    about
        .points()
        .filter(points -> !points.isBlank())
        .ifPresent(
            points ->
                yaml.put("points", points.matches("\\d{1,9}") ? Integer.valueOf(points) : points));
    yaml.put("kind", "program");
    yaml.put("compare", compare);
    Limits limits = problem.limits();
    Map<String, Long> changed = new LinkedHashMap<>();
    putChanged(changed, "cpuMillis", limits.cpuMillis(), Limits.DEFAULT.cpuMillis());
    putChanged(changed, "memoryBytes", limits.memoryBytes(), Limits.DEFAULT.memoryBytes());
    putChanged(changed, "outputBytes", limits.outputBytes(), Limits.DEFAULT.outputBytes());
    if (!changed.isEmpty()) {
      yaml.put("limits", changed);
    }
    if (feedback) {
      yaml.put("reveal", "first-failure");
    }
    if (!language.equals(Language.ENGLISH)) {
      yaml.put("language", language.tag());
    }
    about.source().or(problem::source).ifPresent(source -> yaml.put("source", source));
    about.license().or(problem::license).ifPresent(license -> yaml.put("license", license));
    try {
      return YAML.writeValueAsString(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void putChanged(Map<String, Long> limits, String key, long limit, long byDefault) {
    if (limit != byDefault) {
      limits.put(key, limit);
    }
  }

  private static List<String> tags(String tags) {
    return Arrays.stream(tags.split(",", -1)).map(String::strip).filter(t -> !t.isEmpty()).toList();
  }

  /** Reports the files that have no place in a bundle, by folder. */
  private void noteLeftovers(Map<String, String> media) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (String path : files.paths()) {
      String top = path.split("/", 2)[0];
      if (REFUSED.contains(top)) {
        counts.merge(top, 1, Integer::sum);
      } else if (!known.contains(path) && !media.containsValue(path)) {
        counts.merge(place(path), 1, Integer::sum);
      }
    }
    counts.forEach(
        (place, count) -> {
          if (REFUSED.contains(place)) {
            notes.refuse(place, "cannot be imported: a solution is a single file here");
          } else {
            notes.note(place, count == 1 ? "is not imported" : count + " files are not imported");
          }
        });
  }

  private static String place(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }
}
