package io.arbiter.server.puzzle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
  private static final Pictures PICTURES = Pictures.of("plan", 3);

  @Test
  void htmlOfAStatementIsHarmless() {
    assertThat(
            Markdown.toHtml(
                "# T\n\n<script>x()</script>\n\n[a](javascript:x) `c` <b onclick=x>b</b>"))
        .doesNotContain("script", "onclick")
        .contains("<h1>T</h1>", "<code>c</code>", "<b>b</b>");
    assertThat(Markdown.toHtml("```python\nx < 1\n```"))
        .isEqualTo("<pre><code class=\"language-python\">x &lt; 1\n</code></pre>");
  }

  @Test
  void aCommentHasNeitherHeadingsNorPicturesNorHtmlOfItsOwn() {
    assertThat(Markdown.commentToHtml("# Big\n\n![](media/a.png) `c` <b>not bold</b>"))
        .doesNotContain("<h1>", "<img", "<b>")
        .contains("<p>Big</p>", "<code>c</code>", "&lt;b&gt;not bold&lt;/b&gt;");
    assertThat(Markdown.commentToHtml("<script>x()</script>\n\n[a](https://example.org)"))
        .doesNotContain("<script>")
        .contains("rel=\"nofollow ugc\"");
  }

  /** Each row of a table gets as many cells as its head. */
  private static String table(int columns, int rows) {
    String head = "|".repeat(columns + 1) + "\n" + "|-".repeat(columns) + "|\n";
    return head + "a|\n".repeat(rows) + "\n";
  }

  @Test
  void theCellsOfAllTablesOfATextAreLimited() {
    for (String markdown : List.of(table(40, 50), table(1000, 300), table(40, 30).repeat(4))) {
      assertThat(Markdown.commentToHtml(markdown))
          .doesNotContain("<table")
          .contains("a|")
          .hasSizeLessThan(3 * markdown.length());
    }
    assertThat(Markdown.toHtml(table(1000, 1000) + "*a*")).contains("<em>a</em>");
    assertThat(Markdown.toHtml(table(40, 49))).contains("<th></th>", "<td>a</td>");
  }

  @Test
  void onlyThePuzzlesOwnPicturesAreShown() {
    assertThat(Markdown.toHtml("![a \"b\"](media/a.png)", PICTURES))
        .isEqualTo(
            "<p><img src=\"/api/puzzles/plan/media/a.png?version=3\" alt=\"a &quot;b&quot;\""
                + " loading=\"lazy\"></p>");
    assertThat(Markdown.toHtml("<img src=/media/a.svg onload=x() style='a' width=9>", PICTURES))
        .isEqualTo(
            "<img src=\"/api/puzzles/plan/media/a.svg?version=3\" alt=\"\" loading=\"lazy\">");
    assertThat(Markdown.toHtml("![a](media/a.png)")).isEqualTo("<p></p>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "![](https://example.org/a.png)",
        "![](//example.org/a.png)",
        "![](data:image/svg+xml,x)",
        "![](javascript:x)",
        "![](../other/media/a.png)",
        "![](media/../a.png)",
        "![](media/a.png?b)",
        "![](/api/me)",
        "<img srcset='https://example.org/a.png'>",
        "<img src='media/a.png&#10;'><svg><image href='https://example.org/a.png'/></svg>",
        "<picture><source srcset='https://example.org/a.png'></picture>"
      })
  void nothingIsLoadedFromElsewhere(String markdown) {
    assertThat(Markdown.toHtml(markdown, PICTURES))
        .doesNotContain("example.org", "data:", "javascript", "/api/me", "other");
  }
}
