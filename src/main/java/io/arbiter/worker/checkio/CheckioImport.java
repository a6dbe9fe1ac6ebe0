package io.arbiter.worker.checkio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.arbiter.core.bundle.file.Finding;
import io.arbiter.core.bundle.tests.TestsWriter;
import io.arbiter.core.json.TaggedJson;
import io.arbiter.core.report.ImportedMission;
import io.arbiter.core.report.MissionDetails;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.Sandboxes;
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
 * would judge differently here, and reports everything else that is lost. The mission's code runs
 * only in the authors' sandbox. Thread-safe; one import at a time uses the sandbox.
 */
public final class CheckioImport {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  private static final int MAX_TITLE = 80;

  private final CheckioPython python;

  public CheckioImport(Sandboxes sandboxes) {
    python = new CheckioPython(sandboxes);
  }

  /** Imports a mission from all files of its repository. */
  public ImportedMission run(Map<String, byte[]> files, MissionDetails details)
      throws SandboxUnavailable, InterruptedException {
    return run(files, Map.of(), details);
  }

  /**
   * Imports a mission.
   *
   * @param files the repository's files by path; may all be in one top folder; the first bytes of a
   *     picture are enough
   * @param sizes of the files whose content is not complete, in bytes
   */
  public ImportedMission run(
      Map<String, byte[]> files, Map<String, Long> sizes, MissionDetails details)
      throws SandboxUnavailable, InterruptedException {
    CheckioRepository repository = CheckioRepository.of(files, sizes);
    CheckioMedia media = new CheckioMedia(repository);
    CheckioStarter starter = CheckioStarter.of(repository);
    CheckioSolutions solutions = CheckioSolutions.of(repository, details.solutions());
    List<Finding> unreadable = CheckioEncoding.ofSources(repository, starter.path());
    CheckioMission mission =
        unreadable.isEmpty() ? python.read(repository) : CheckioMission.refused(unreadable);
    Optional<CheckioDescription> description = CheckioDescription.of(repository);
    List<Finding> notes = new ArrayList<>(mission.notes());
    notes.addAll(CheckioEncoding.ofPages(repository, pages(repository, description)));
    notes.addAll(solutions.notes());
    SortedMap<String, byte[]> bundle = new TreeMap<>();
    int leftovers = notes.size();
    Optional<String> function = function(mission, starter, details);
    if (function.isEmpty() && mission.notes().stream().noneMatch(CheckioImport::isError)) {
      notes.add(error("verification/tests.py", "the test code uses no name of the player's code"));
    }
    if (description.isEmpty()) {
      notes.add(error(CheckioStatement.DESCRIPTION, "is missing"));
    }
    if (function.isEmpty()
        || description.isEmpty()
        || notes.stream().anyMatch(CheckioImport::isError)) {
      notes.addAll(leftovers, leftovers(repository, starter, media, details));
      return new ImportedMission(bundle, notes);
    }
    CheckioStarter defining = starter.defining(function.get(), mission.function() == null);
    notes.addAll(defining.notes());
    CheckioStatement statement =
        CheckioStatement.of(
            description.get().path(), description.get().html(), mission.examples(), media);
    notes.addAll(statement.notes());
    String title = title(repository, statement, details.about());
    put(bundle, "puzzle.yaml", about(title, function.get(), mission, details.about()));
    put(bundle, "statement.md", headed(statement, title));
    put(bundle, "starter.py", defining.source());
    put(bundle, "tests.json", TestsWriter.write(mission.tests()));
    put(bundle, "adapter.py", mission.adapter());
    put(bundle, "checker.py", mission.checker());
    put(bundle, "referee.py", mission.referee());
    put(bundle, "inspector.py", mission.inspector());
    List<String> hints = hints(repository, mission, media, bundle, notes);
    new CheckioTranslations(repository, mission.examples(), media, notes)
        .convert(hints)
        .forEach((path, text) -> put(bundle, path, text));
    media.carried().forEach((path, from) -> bundle.put(path, repository.files().get(from)));
    notes.addAll(media.notes());
    notes.addAll(leftovers, leftovers(repository, starter, media, details));
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

  private static Set<String> pages(
      CheckioRepository repository, Optional<CheckioDescription> description) {
    Set<String> pages = new HashSet<>(CheckioDescription.pages(repository));
    description.map(CheckioDescription::path).ifPresent(pages::add);
    return pages;
  }

  private static List<Finding> leftovers(
      CheckioRepository repository,
      CheckioStarter starter,
      CheckioMedia media,
      MissionDetails details) {
    Set<String> known = new HashSet<>(media.known());
    known.addAll(CheckioDescription.pages(repository));
    return CheckioLeftovers.of(
        repository, starter.path(), known, details.about().license().isPresent());
  }

  private static Optional<String> function(
      CheckioMission mission, CheckioStarter starter, MissionDetails details) {
    return Optional.ofNullable(mission.function())
        .or(details::function)
        .or(() -> starter.firstDefined(mission.names()))
        .or(() -> mission.names().stream().findFirst());
  }

  private static String title(
      CheckioRepository repository, CheckioStatement statement, MissionDetails.About given) {
    return given
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
  private static List<String> hints(
      CheckioRepository repository,
      CheckioMission mission,
      CheckioMedia media,
      SortedMap<String, byte[]> bundle,
      List<Finding> notes) {
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
