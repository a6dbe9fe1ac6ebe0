package io.arbiter.server.puzzle;

import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** Turns Markdown into HTML that is safe to show, even if an attacker wrote it. Thread-safe. */
public final class Markdown {
  /**
   * The tables of a text have at most this many cells together. Each row of a table gets as many
   * cells as the table's head, so a short text could have very many.
   */
  private static final int MOST_CELLS = 2000;

  private static final List<TablesExtension> TABLES =
      List.of((TablesExtension) TablesExtension.builder().maxCells(MOST_CELLS).build());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
  private static final Parser WITHOUT_TABLES = Parser.builder().build();
  private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(TABLES).build();

  /** HTML in a comment is shown as the text that it is. */
  private static final HtmlRenderer COMMENT_RENDERER =
      HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).build();

  /**
   * Allows no scripts, styles, frames or forms. The {@code class} of code names its language. The
   * address of an image is checked afterwards.
   */
  private static final Safelist SAFE =
      Safelist.relaxed()
          .removeTags("img")
          .addTags("img")
          .addAttributes("img", "src", "alt", "title")
          .addAttributes("code", "class");

  private Markdown() {}

  /** The sanitised HTML of a text, without images. */
  public static String toHtml(String markdown) {
    return toHtml(markdown, Pictures.NONE);
  }

  /** The sanitised HTML of a text, with no other images than the puzzle's own pictures. */
  public static String toHtml(String markdown, Pictures pictures) {
    return clean(RENDERER, markdown, pictures).html();
  }

  private static Element clean(HtmlRenderer renderer, String markdown, Pictures pictures) {
    Document page =
        new Cleaner(SAFE).clean(Jsoup.parseBodyFragment(renderer.render(parse(markdown))));
    page.select("img").forEach(image -> show(image, pictures));
    return page.body();
  }

  /** A text with too many cells has no tables; their rows are lines of text. */
  private static Node parse(String markdown) {
    try {
      Node text = PARSER.parse(markdown);
      Cells cells = new Cells();
      text.accept(cells);
      if (cells.count <= MOST_CELLS) {
        return text;
      }
    } catch (IllegalArgumentException _) {
      // One table alone has too many cells.
    }
    return WITHOUT_TABLES.parse(markdown);
  }

  /** Counts the cells of all tables. */
  private static final class Cells extends AbstractVisitor {
    private int count;

    @Override
    public void visit(CustomNode node) {
      if (node instanceof TableCell) {
        count++;
      }
      visitChildren(node);
    }
  }

  /**
   * The sanitised HTML of a player's comment, without images. A heading becomes a paragraph, since
   * headings are the page's own. HTML in the comment is shown as text.
   */
  public static String commentToHtml(String markdown) {
    Element comment = clean(COMMENT_RENDERER, markdown, Pictures.NONE);
    comment.select("h1, h2, h3, h4, h5, h6").tagName("p");
    comment.select("a").attr("rel", "nofollow ugc");
    return comment.html();
  }

  private static void show(Element image, Pictures pictures) {
    Optional<String> address = pictures.address(image.attr("src"));
    if (address.isPresent()) {
      // Screen readers pass over an image with an empty text, and read the address of one without.
      image.attr("src", address.get()).attr("alt", image.attr("alt")).attr("loading", "lazy");
    } else {
      image.remove();
    }
  }
}
