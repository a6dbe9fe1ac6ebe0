package io.arbiter.server.puzzle;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.safety.Safelist;

/** Turns Markdown into HTML that is safe to show, even if an attacker wrote it. Thread-safe. */
public final class Markdown {
  private static final List<TablesExtension> TABLES =
      List.of((TablesExtension) TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
  private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(TABLES).build();

  /** Allows no scripts, styles, frames or forms. The {@code class} of code names its language. */
  private static final Safelist SAFE =
      Safelist.relaxed().removeTags("img").addAttributes("code", "class");

  private Markdown() {}

  /** The sanitised HTML of a text. */
  public static String toHtml(String markdown) {
    return Jsoup.clean(RENDERER.render(PARSER.parse(markdown)), SAFE);
  }
}
