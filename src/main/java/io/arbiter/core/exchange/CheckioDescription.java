package io.arbiter.core.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private static final String HTML = CheckioPages.DESCRIPTION;
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
    Optional<CheckioDescription> html =
        files.text(HTML).map(text -> new CheckioDescription(HTML, text));
    Optional<CheckioDescription> markdown = markdown(files);
    return files.has(EMPIRE_REFEREE) ? markdown.or(() -> html) : html.or(() -> markdown);
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
