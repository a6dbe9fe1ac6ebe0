package io.arbiter.core.checkio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The text of a mission's description, as HTML. Empire of Code has Markdown in several files, and
 * older pages in HTML beside them.
 *
 * @param path the file, or the first of the files
 */
record CheckioDescription(String path, String html) {
  private static final String HTML = CheckioStatement.DESCRIPTION;
  private static final String EMPIRE_REFEREE = "verification/src/referee.py";

  /** The parts in the order in which Empire of Code shows them. */
  private static final List<String> PARTS =
      List.of(
          "info/story.md",
          "info/description.md",
          "info/additional.md",
          "info/format_io.md",
          "info/format.md",
          "info/example.md",
          "info/used.md",
          "info/precondition.md");

  private static final String MAIN_PART = "info/description.md";

  /** All parts in one file, in some repositories. */
  private static final String WHOLE = "info/total.md";

  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer RENDERER = HtmlRenderer.builder().build();

  static Optional<CheckioDescription> of(CheckioRepository repository) {
    Optional<CheckioDescription> html =
        repository.text(HTML).map(text -> new CheckioDescription(HTML, text));
    Optional<CheckioDescription> markdown = markdown(repository);
    return repository.has(EMPIRE_REFEREE) ? markdown.or(() -> html) : html.or(() -> markdown);
  }

  /** The paths of the Markdown files that a description is made of. */
  static Set<String> pages(CheckioRepository repository) {
    return PARTS.stream().filter(repository::has).collect(Collectors.toSet());
  }

  /** A page of Markdown as HTML. */
  static String html(String markdown) {
    return RENDERER.render(PARSER.parse(markdown));
  }

  private static Optional<CheckioDescription> markdown(CheckioRepository repository) {
    List<String> paths = new ArrayList<>(PARTS);
    paths.removeIf(path -> !repository.has(path));
    if (paths.contains("info/format_io.md")) {
      paths.remove("info/format.md");
    }
    if (!paths.contains(MAIN_PART)) {
      return repository.text(WHOLE).map(text -> new CheckioDescription(WHOLE, html(text)));
    }
    String text =
        paths.stream()
            .map(path -> html(repository.text(path).orElse("")))
            .collect(Collectors.joining("\n"));
    return Optional.of(new CheckioDescription(paths.getFirst(), text));
  }
}
