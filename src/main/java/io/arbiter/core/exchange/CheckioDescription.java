package io.arbiter.core.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The text of a mission's description, as HTML. Empire of Code has Markdown in several files and
 * older pages in HTML beside them, or only HTML.
 *
 * @param path the file, or the first of the files
 */
record CheckioDescription(String path, String html) {
  /** The pages of CheckIO and of Empire of Code. */
  static final List<String> PAGES = List.of("info/task_description.html", "info/description.html");

  /** A description in any folder, if it is in none of the usual places. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("(?!(?:.*/)?translations/)(?:.*/)?(?:task_)?description\\.(?:html|md)");

  private static final String EMPIRE_REFEREE = "verification/src/referee.py";
  private static final String MAIN_PART = "info/description.md";

  /** The Markdown files of a description, in the order in which Empire of Code shows them. */
  static final List<String> PARTS =
      List.of(
          "info/story.md",
          MAIN_PART,
          "info/additional.md",
          "info/format_io.md",
          "info/format.md",
          "info/example.md",
          "info/used.md",
          "info/precondition.md");

  /** All parts in one file, in some repositories. */
  private static final String WHOLE = "info/total.md";

  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer RENDERER = HtmlRenderer.builder().build();

  static Optional<CheckioDescription> of(SourceFiles files) {
    Stream<String> elsewhere =
        files.paths().stream()
            .filter(path -> ELSEWHERE.matcher(path).matches())
            .sorted(Comparator.comparingInt(String::length));
    return files.has(EMPIRE_REFEREE)
        ? markdown(files)
            .or(() -> first(files, Stream.concat(PAGES.reversed().stream(), elsewhere)))
        : first(files, PAGES.stream()).or(() -> markdown(files)).or(() -> first(files, elsewhere));
  }

  /** The first of the files that has a text. */
  private static Optional<CheckioDescription> first(SourceFiles files, Stream<String> paths) {
    return paths
        .map(path -> new CheckioDescription(path, files.text(path).orElse("")))
        .filter(page -> !page.html.isBlank())
        .findFirst()
        .map(page -> page.path.endsWith(".md") ? page.converted() : page);
  }

  private CheckioDescription converted() {
    return new CheckioDescription(path, html(html));
  }

  /** Whether it is in a place where no mission has it. */
  boolean isElsewhere() {
    return !PAGES.contains(path) && !PARTS.contains(path) && !path.equals(WHOLE);
  }

  static String html(String markdown) {
    return RENDERER.render(PARSER.parse(markdown));
  }

  private static Optional<CheckioDescription> markdown(SourceFiles files) {
    List<String> paths = new ArrayList<>(PARTS);
    paths.removeIf(path -> !files.has(path));
    if (paths.contains("info/format_io.md")) {
      paths.remove("info/format.md");
    }
    if (!paths.contains(MAIN_PART)) {
      return files.text(WHOLE).map(text -> new CheckioDescription(WHOLE, html(text)));
    }
    String text =
        paths.stream()
            .map(path -> html(files.text(path).orElse("")))
            .collect(Collectors.joining("\n"));
    return Optional.of(new CheckioDescription(paths.getFirst(), text));
  }
}
