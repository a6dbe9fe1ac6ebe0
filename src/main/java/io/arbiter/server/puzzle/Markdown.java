package io.arbiter.server.puzzle;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.safety.Safelist;

/** Markdown to HTML that is safe to show whoever wrote it. Thread-safe. */
public final class Markdown {
  private static final List<TablesExtension> TABLES =
      List.of((TablesExtension) TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
  private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(TABLES).build();

  /** No scripts, styles, frames or forms; {@code class} on code names its language. */
  private static final Safelist SAFE =
      Safelist.relaxed().removeTags("img").addAttributes("code", "class");

  private Markdown() {}

  /** The HTML of a text. */
  public static String toHtml(String markdown) {
    return Jsoup.clean(RENDERER.render(PARSER.parse(markdown)), SAFE);
  }
}
