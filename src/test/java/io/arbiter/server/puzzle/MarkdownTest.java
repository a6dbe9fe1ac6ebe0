package io.arbiter.server.puzzle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {
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
}
