package io.arbiter.core.checkio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.arbiter.core.bundle.file.Finding;
import io.arbiter.core.bundle.tests.TestsWriter;
import io.arbiter.core.json.TaggedJson;
import io.arbiter.core.report.ImportedMission;
import io.arbiter.core.report.MissionDetails;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Converts the repository of a CheckIO mission to a puzzle bundle. Refuses missions whose tests
 * would judge differently here, and reports everything else that is lost. A worker reads the
 * mission's Python in between, in the authors' sandbox. Not thread-safe.
 */
public final class CheckioImport {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  private static final int MAX_TITLE = 80;

  private final CheckioRepository repository;
  private final MissionDetails details;
  private final CheckioMedia media;
  private final CheckioStarter starter;

  /**
   * Begins an import.
   *
   * @param files the repository's files by path; may all be in one top folder; the first bytes of a
   *     picture are enough
   * @param sizes of the files whose content is not complete, in bytes
   */
  public CheckioImport(Map<String, byte[]> files, Map<String, Long> sizes, MissionDetails details) {
    repository = CheckioRepository.of(files, sizes);
    this.details = details;
    media = new CheckioMedia(repository);
    starter = CheckioStarter.of(repository);
  }

  /** The errors in Python files that are not UTF-8. With one, the mission is not read. */
  public List<Finding> unreadable() {
    return CheckioEncoding.ofSources(repository, starter.path());
  }

  /** The texts of the Python files, by path. */
  public SortedMap<String, String> python() {
    return repository.python();
  }

  /** Whether the repository has a file. */
  public boolean has(String path) {
    return repository.files().containsKey(path);
  }

  /** Makes the bundle of what was found in the mission's Python. */
  public ImportedMission bundle(CheckioMission mission) {
    CheckioSolutions solutions = CheckioSolutions.of(repository, details.solutions());
    Optional<CheckioDescription> description = CheckioDescription.of(repository);
    List<Finding> notes = new ArrayList<>(mission.notes());
    notes.addAll(CheckioEncoding.ofPages(repository, pages(description)));
    notes.addAll(solutions.notes());
    SortedMap<String, byte[]> bundle = new TreeMap<>();
    int leftovers = notes.size();
    Optional<String> function = function(mission);
    if (function.isEmpty() && mission.notes().stream().noneMatch(CheckioImport::isError)) {
      notes.add(error("verification/tests.py", "the test code uses no name of the player's code"));
    }
    if (description.isEmpty()) {
      notes.add(error(CheckioStatement.DESCRIPTION, "is missing"));
    }
    if (function.isEmpty()
        || description.isEmpty()
        || notes.stream().anyMatch(CheckioImport::isError)) {
      notes.addAll(leftovers, leftovers());
      return new ImportedMission(bundle, notes);
    }
    CheckioStarter defining = starter.defining(function.get(), mission.function() == null);
    notes.addAll(defining.notes());
    CheckioStatement statement =
        CheckioStatement.of(
            description.get().path(), description.get().html(), mission.examples(), media);
    notes.addAll(statement.notes());
    String title = title(statement);
    put(bundle, "puzzle.yaml", about(title, function.get(), mission, details.about()));
    put(bundle, "statement.md", headed(statement, title));
    put(bundle, "starter.py", defining.source());
    put(bundle, "tests.json", TestsWriter.write(mission.tests()));
    put(bundle, "adapter.py", mission.adapter());
    put(bundle, "checker.py", mission.checker());
    put(bundle, "referee.py", mission.referee());
    put(bundle, "inspector.py", mission.inspector());
    List<String> hints = hints(mission, bundle, notes);
    new CheckioTranslations(repository, mission.examples(), media, notes)
        .convert(hints)
        .forEach((path, text) -> put(bundle, path, text));
    media.carried().forEach((path, from) -> bundle.put(path, repository.files().get(from)));
    notes.addAll(media.notes());
    notes.addAll(leftovers, leftovers());
    solutions.sources().forEach((path, text) -> put(bundle, path, text));
    if (solutions.sources().isEmpty()) {
      notes.add(
          new Finding(
              Finding.Severity.WARNING,
              "solutions",
              0,
              "no solution: add one before the validation"));
    }
    return new ImportedMission(bundle, media.carried(), notes);
  }

  private Set<String> pages(Optional<CheckioDescription> description) {
    Set<String> pages = new HashSet<>(CheckioDescription.pages(repository));
    description.map(CheckioDescription::path).ifPresent(pages::add);
    return pages;
  }

  private List<Finding> leftovers() {
    Set<String> known = new HashSet<>(media.known());
    known.addAll(CheckioDescription.pages(repository));
    return CheckioLeftovers.of(
        repository, starter.path(), known, details.about().license().isPresent());
  }

  private Optional<String> function(CheckioMission mission) {
    return Optional.ofNullable(mission.function())
        .or(details::function)
        .or(() -> starter.firstDefined(mission.names()))
        .or(() -> mission.names().stream().findFirst());
  }

  private String title(CheckioStatement statement) {
    return details
        .about()
        .title()
        .filter(title -> !title.isBlank())
        .or(() -> Optional.ofNullable(statement.heading()).filter(title -> !title.isBlank()))
        .or(
            () ->
                repository.text(CheckioStatement.SHORT_DESCRIPTION).flatMap(CheckioStatement::line))
        .map(title -> title.length() <= MAX_TITLE ? title : title.substring(0, MAX_TITLE).strip())
        .orElse("Untitled");
  }

  private static String headed(CheckioStatement statement, String title) {
    return statement.heading() == null
        ? "# " + title + "\n\n" + statement.markdown()
        : statement.markdown();
  }

  private static String about(
      String title, String function, CheckioMission mission, MissionDetails.About given) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("title", title);
    about.put("difficulty", given.difficulty().orElse("simple"));
    about.put("tags", tags(given.tags().orElse("checkio")));
    String points = given.points().orElse("");
    if (!points.isBlank()) {
      about.put("points", points.matches("\\d{1,9}") ? Integer.valueOf(points) : points);
    } else if (mission.points() != null) {
      about.put("points", mission.points());
    }
    if (mission.scored()) {
      about.put("scoring", "points");
    }
    about.put("function", function);
    about.put("compare", TaggedJson.write(mission.compare()));
    about.put("isolate", "category");
    given.source().ifPresent(source -> about.put("source", source));
    given.license().ifPresent(license -> about.put("license", license));
    try {
      return YAML.writeValueAsString(about);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> tags(String tags) {
    return Arrays.stream(tags.split(",", -1)).map(String::strip).filter(t -> !t.isEmpty()).toList();
  }

  /** Adds the hints; returns their pages in order. */
  private List<String> hints(
      CheckioMission mission, SortedMap<String, byte[]> bundle, List<Finding> notes) {
    List<String> pages = new ArrayList<>();
    for (String path : repository.hints()) {
      String page = repository.text(path).orElse("");
      String html = path.endsWith(".md") ? CheckioDescription.html(page) : page;
      CheckioStatement hint = CheckioStatement.of(path, html, mission.examples(), media);
      if (!hint.markdown().isBlank()) {
        notes.addAll(hint.notes());
        pages.add(path);
        put(bundle, "hints/" + pages.size() + ".md", hint.markdown());
      }
    }
    return pages;
  }

  private static void put(SortedMap<String, byte[]> bundle, String path, @Nullable String text) {
    if (text != null) {
      bundle.put(path, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static boolean isError(Finding note) {
    return note.severity() == Finding.Severity.ERROR;
  }

  private static Finding error(String file, String message) {
    return new Finding(Finding.Severity.ERROR, file, 0, message);
  }
}
