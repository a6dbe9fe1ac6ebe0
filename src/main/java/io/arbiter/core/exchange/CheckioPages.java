package io.arbiter.core.exchange;

import com.vladsch.flexmark.html2md.converter.FlexmarkHtmlConverter;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Converts the pages of a mission, its description and its hints, to Markdown.
 *
 * @param examples calls with their answers; they replace the initial code in a page
 */
record CheckioPages(String examples, CheckioMedia media, Notes notes) {
  static final String SHORT_DESCRIPTION = "info/task_short_description.html";

  private static final FlexmarkHtmlConverter CONVERTER =
      FlexmarkHtmlConverter.builder(
              new MutableDataSet()
                  .set(FlexmarkHtmlConverter.SETEXT_HEADINGS, false)
                  .set(FlexmarkHtmlConverter.OUTPUT_ATTRIBUTES_ID, false)
                  .set(FlexmarkHtmlConverter.BR_AS_EXTRA_BLANK_LINES, false))
          .build();

  /** A converted page with its first heading, if there is one. */
  record Page(String markdown, @Nullable String heading) {}

  Page convert(String file, String html) {
    CheckioTemplate template =
        new CheckioTemplate(
            Map.of("init_code_tmpl", Entities.escape(examples), "MEDIA", CheckioMedia.PLACE));
    Document page = Jsoup.parseBodyFragment(template.render(html));
    template.unknown().forEach(token -> notes.note(file, token + " is left out"));
    if (!page.select(".for_info_only").isEmpty()) {
      page.select(".for_editor_only").remove();
    }
    page.select("img").forEach(image -> show(file, image));
    for (Element image : page.select("svg, video, iframe, object")) {
      notes.note(file, "an image is left out: " + describe(image));
      image.remove();
    }
    page.select("script, style").remove();
    page.select("pre").forEach(CheckioPages::markLanguage);
    page.select("p, div, figure").stream()
        .filter(block -> !block.hasText() && block.select("pre, table, img").isEmpty())
        .forEach(Element::remove);
    String markdown = CONVERTER.convert(page.body().html()).strip();
    return new Page(
        markdown.isEmpty() ? "" : markdown + "\n",
        Optional.ofNullable(page.selectFirst("h1, h2, h3, h4")).map(Element::text).orElse(null));
  }

  static Optional<String> line(String html) {
    String text = Jsoup.parseBodyFragment(new CheckioTemplate(Map.of()).render(html)).text();
    return Optional.of(text.strip()).filter(line -> !line.isEmpty());
  }

  /** Shows a picture of the bundle in place of a picture of the repository, or none. */
  private void show(String file, Element image) {
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
  private static void markLanguage(Element block) {
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
}
