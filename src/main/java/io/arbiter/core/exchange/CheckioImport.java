package io.arbiter.core.exchange;

import io.arbiter.core.bundle.FaultList;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.json.TaggedJson;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.source.ProgrammingLanguage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Converts the repository of a CheckIO mission to a puzzle bundle. Refuses missions whose tests
 * would judge differently here, and reports everything else that is lost. A worker reads the
 * mission's Python in between, in the authors' sandbox. Not thread-safe.
 */
public final class CheckioImport {
  private static final int MAX_TITLE = 80;

  /** Names of functions that do not say what a mission is. */
  private static final Set<String> NAMELESS = Set.of("checkio", "golf", "solve", "solution");

  private static final Pattern HINT = Pattern.compile("hints/.*\\.html|info/hints/.*\\.md");

  private final SourceFiles files;
  private final MissionDetails details;
  private final CheckioStarter starter;
  private final SortedMap<String, byte[]> bundle = new TreeMap<>();

  /**
   * Begins an import.
   *
   * @param contents of the repository's files by path; the first bytes of a picture are enough
   * @param sizes of the files whose content is not complete, in bytes
   */
  public CheckioImport(
      Map<String, byte[]> contents, Map<String, Long> sizes, MissionDetails details) {
    files = SourceFiles.of(contents, sizes);
    this.details = details;
    starter = CheckioStarter.of(files, ProgrammingLanguage.PYTHON);
  }

  /**
   * The errors in Python files that are not UTF-8. With one, the mission is not read: a replaced
   * character in a string would change an input or an answer.
   */
  public List<Finding> unreadable() {
    return notUtf8(
        path ->
            path.equals(starter.path())
                || path.endsWith(".py") && !CheckioLeftovers.isBeside(path));
  }

  /** An error for each of the chosen files that is not UTF-8, with the first line that is not. */
  private List<Finding> notUtf8(Predicate<String> chosen) {
    FaultList faults = new FaultList();
    files
        .contents()
        .forEach(
            (path, content) -> {
              if (chosen.test(path)) {
                faults.decode(path, content);
              }
            });
    return faults.sorted().stream()
        .map(fault -> Finding.error(fault.file(), fault.line(), fault.message()))
        .toList();
  }

  /** The texts of the Python files, by path. */
  public SortedMap<String, String> python() {
    SortedMap<String, String> sources = new TreeMap<>();
    for (String path : files.contents().keySet()) {
      if (path.endsWith(".py")) {
        files.text(path).ifPresent(text -> sources.put(path, text));
      }
    }
    return sources;
  }

  /** Whether the repository has a file. */
  public boolean has(String path) {
    return files.contents().containsKey(path);
  }

  /** Makes the bundle of what was found in the mission's Python. */
  public ImportedMission bundle(CheckioMission mission) {
    Notes notes = files.notes();
    notes.add(mission.findings());
    Optional<CheckioDescription> description = CheckioDescription.of(files);
    noteUnreadablePages(description);
    Optional<String> function = function(mission);
    CheckioJavaScript javaScript = new CheckioJavaScript(files, mission, function.orElse(""));
    javaScript.note(notes);
    SortedMap<String, String> solutions =
        CheckioSolutions.of(files, details.solutions(), javaScript.offered(), notes);
    // The notes on leftovers come before the notes on pages, but only pages tell what is left over.
    Notes later = new Notes();
    if (function.isEmpty() && !notes.refused()) {
      later.refuse("verification/tests.py", "the test code uses no name of the player's code");
    }
    CheckioMedia media = new CheckioMedia(files);
    if (function.isPresent() && !notes.refused()) {
      put("starter.py", starter.defining(function.get(), mission.function() == null, later));
      if (javaScript.isImported()) {
        put("starter.js", javaScript.starter());
      }
      CheckioPages pages = new CheckioPages(mission.examples(), media, later);
      putPages(description, function.get(), mission, pages);
      putTests(mission);
      media.carried().forEach((path, from) -> bundle.put(path, files.contents().get(from)));
      later.add(media.notes().all());
      solutions.forEach(
          (path, source) -> put(path, isPython(path) ? source : javaScript.renamed(source)));
      if (solutions.keySet().stream().noneMatch(CheckioImport::isPython)) {
        String where = solutions.isEmpty() ? "" : " in Python";
        later.note("solutions", "no solution" + where + ": add one before the validation");
      }
    }
    Set<String> known = new HashSet<>(media.known());
    known.addAll(CheckioDescription.PARTS);
    description.map(CheckioDescription::path).ifPresent(known::add);
    javaScript.path().ifPresent(known::add);
    boolean licensed = details.about().license().isPresent();
    CheckioLeftovers.note(files, starter.path(), known, licensed, notes);
    notes.add(later.all());
    return new ImportedMission(bundle, media.carried(), notes.all());
  }

  /** A page with a replaced character can still be read. */
  private void noteUnreadablePages(Optional<CheckioDescription> description) {
    List<Finding> faults =
        notUtf8(
            path ->
                description.filter(page -> page.path().equals(path)).isPresent()
                    || CheckioDescription.PARTS.contains(path)
                    || CheckioLeftovers.isPage(path));
    String consequence = "; characters that cannot be read are replaced";
    for (Finding fault : faults) {
      files.notes().note(fault.file(), fault.line(), fault.message() + consequence);
    }
  }

  private static boolean isPython(String path) {
    return ProgrammingLanguage.ofFile(path) == ProgrammingLanguage.PYTHON;
  }

  private Optional<String> function(CheckioMission mission) {
    return Optional.ofNullable(mission.function())
        .or(details::function)
        .or(() -> mission.names().stream().filter(starter::defines).findFirst())
        .or(() -> mission.names().stream().findFirst());
  }

  private void putPages(
      Optional<CheckioDescription> description,
      String function,
      CheckioMission mission,
      CheckioPages pages) {
    CheckioPages.Page statement =
        description
            .map(page -> pages.convert(page.path(), page.html()))
            .orElse(new CheckioPages.Page("", null));
    description
        .filter(CheckioDescription::isElsewhere)
        .ifPresent(page -> pages.notes().note(page.path(), "is the statement; check it"));
    if (statement.markdown().isBlank()) {
      pages.notes().note("info", "there is no description: statement.md has only the title");
    }
    String title = title(statement, function);
    put("puzzle.yaml", puzzleYaml(title, function, mission.judging()));
    put(
        "statement.md",
        statement.heading() == null
            ? ("# " + title + "\n\n" + statement.markdown()).strip() + "\n"
            : statement.markdown());
    List<String> hints = new ArrayList<>();
    for (String path : files.contents().keySet()) {
      if (HINT.matcher(path).matches()) {
        String page = files.text(path).orElse("");
        String html = path.endsWith(".md") ? CheckioDescription.html(page) : page;
        String markdown = pages.convert(path, html).markdown();
        if (!markdown.isBlank()) {
          hints.add(path);
          put("hints/" + hints.size() + ".md", markdown);
        }
      }
    }
    new CheckioTranslations(files, pages).convert(hints).forEach(this::put);
  }

  private String title(CheckioPages.Page statement, String function) {
    return details
        .about()
        .title()
        .filter(title -> !title.isBlank())
        .or(() -> Optional.ofNullable(statement.heading()).filter(title -> !title.isBlank()))
        .or(() -> files.text(CheckioPages.SHORT_DESCRIPTION).flatMap(CheckioPages::line))
        .or(() -> Optional.of(words(function)).filter(_ -> !NAMELESS.contains(function)))
        .map(title -> title.length() <= MAX_TITLE ? title : title.substring(0, MAX_TITLE).strip())
        .orElse("Untitled");
  }

  /** The words of a name: "Digit Stack" for {@code digit_stack}. */
  private static String words(String name) {
    return Arrays.stream(name.split("_+", -1))
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining(" "));
  }

  private String puzzleYaml(String title, String function, CheckioMission.Judging judging) {
    SequencedMap<String, @Nullable Object> found = new LinkedHashMap<>();
    found.put("title", title);
    found.put("difficulty", "simple");
    found.put("tags", List.of("checkio"));
    found.put("points", judging.points());
    found.put("scoring", judging.scored() ? "points" : null);
    found.put("function", function);
    found.put("compare", TaggedJson.write(required(judging.compare())));
    found.put("isolate", "category");
    found.put(
        "limits",
        new TreeMap<>(
            Map.of("cpuMillis", Limits.IMPORTED.cpuMillis(), "steps", Limits.IMPORTED.steps())));
    found.put("source", null);
    found.put("license", null);
    return details.about().puzzleYaml(found);
  }

  private void putTests(CheckioMission mission) {
    CheckioMission.Judging judging = mission.judging();
    put("tests.json", TestsWriter.write(required(mission.tests())));
    put("adapter.py", judging.adapter());
    put("checker.py", judging.checker());
    put("referee.py", judging.referee());
    put("inspector.py", judging.inspector());
  }

  private static PyValue required(@Nullable PyValue value) {
    return Objects.requireNonNull(value, "a mission without an error has a comparison and tests");
  }

  private void put(String path, @Nullable String text) {
    if (text != null) {
      bundle.put(path, text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
