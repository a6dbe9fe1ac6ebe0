package io.arbiter.core.checkio;

import com.vladsch.flexmark.html2md.converter.FlexmarkHtmlConverter;
import com.vladsch.flexmark.util.data.MutableDataSet;
import io.arbiter.core.bundle.file.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * A page of a mission as Markdown: its description or a hint.
 *
 * @param heading the first heading's text, or null
 * @param notes parts of the page that were removed
 */
record CheckioStatement(String markdown, @Nullable String heading, List<Finding> notes) {
  static final String DESCRIPTION = "info/task_description.html";
  static final String SHORT_DESCRIPTION = "info/task_short_description.html";

  private static final FlexmarkHtmlConverter CONVERTER =
      FlexmarkHtmlConverter.builder(
              new MutableDataSet()
                  .set(FlexmarkHtmlConverter.SETEXT_HEADINGS, false)
                  .set(FlexmarkHtmlConverter.OUTPUT_ATTRIBUTES_ID, false)
                  .set(FlexmarkHtmlConverter.BR_AS_EXTRA_BLANK_LINES, false))
          .build();

  /**
   * Reads a page.
   *
   * @param file its path, for the notes
   * @param examples calls with their answers; they replace the initial code in the page
   * @param media takes the pictures that the page shows
   */
  static CheckioStatement of(String file, String html, String examples, CheckioMedia media) {
    List<Finding> notes = new ArrayList<>();
    CheckioTemplate template =
        new CheckioTemplate(
            Map.of("init_code_tmpl", Entities.escape(examples), "MEDIA", CheckioMedia.PLACE));
    Document page = Jsoup.parseBodyFragment(template.render(html));
    template.unknown().forEach(token -> notes.add(warning(file, token + " is left out")));
    if (!page.select(".for_info_only").isEmpty()) {
      page.select(".for_editor_only").remove();
    }
    page.select("img").forEach(image -> show(file, image, media));
    for (Element image : page.select("svg, video, iframe, object")) {
      notes.add(warning(file, "an image is left out: " + describe(image)));
      image.remove();
    }
    page.select("script, style").remove();
    page.select("pre").forEach(CheckioStatement::mark);
    page.select("p, div, figure").stream()
        .filter(block -> !block.hasText() && block.select("pre, table, img").isEmpty())
        .forEach(Element::remove);
    String markdown = CONVERTER.convert(page.body().html()).strip();
    return new CheckioStatement(
        markdown.isEmpty() ? "" : markdown + "\n",
        Optional.ofNullable(page.selectFirst("h1, h2, h3, h4")).map(Element::text).orElse(null),
        notes);
  }

  /** The text of a page that has one line. */
  static Optional<String> line(String html) {
    String text = Jsoup.parseBodyFragment(new CheckioTemplate(Map.of()).render(html)).text();
    return Optional.of(text.strip()).filter(line -> !line.isEmpty());
  }

  /** Shows a picture of the bundle in place of a picture of the repository, or none. */
  private static void show(String file, Element image, CheckioMedia media) {
    String alt = image.attr("alt").isBlank() ? image.attr("title") : image.attr("alt");
    Optional<String> address = media.carry(file, image.attr("src").strip());
    image.clearAttributes();
    if (address.isPresent()) {
      image.attr("src", address.get()).attr("alt", alt);
    } else {
      image.remove();
    }
  }

  /** Marks a code block's language, which the highlighter's class names. */
  private static void mark(Element block) {
    String code = block.wholeText().strip();
    boolean python =
        block.className().contains("python") || !block.select("code.language-python").isEmpty();
    block.clearAttributes().empty();
    Element inner = block.appendElement("code").text(code);
    if (python) {
      inner.addClass("language-python");
    }
  }

  private static String describe(Element image) {
    return List.of("src", "alt", "title").stream()
        .map(image::attr)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse(image.tagName());
  }

  private static Finding warning(String file, String message) {
    return new Finding(Finding.Severity.WARNING, file, 0, message);
  }
}
