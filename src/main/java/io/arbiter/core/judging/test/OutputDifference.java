package io.arbiter.core.judging.test;

import java.util.List;

/** Says in one line where the output of a program differs from the expected output. */
public final class OutputDifference {
  private static final int MAX_TEXT = 60;

  private OutputDifference() {}

  /**
   * Describes the first difference.
   *
   * @param comparison which has not accepted the output
   */
  public static String describe(Comparison comparison, String expected, String output) {
    if (output.isEmpty()) {
      return "the program printed nothing";
    }
    List<TokenComparison.Token> wanted = TokenComparison.tokens(expected);
    List<TokenComparison.Token> printed = TokenComparison.tokens(output);
    int at =
        comparison instanceof Comparison.Tokens rules
            ? new TokenComparison(rules).firstDifference(wanted, printed)
            : -1;
    if (at < 0) {
      return lines(expected, output);
    }
    if (at >= printed.size()) {
      return "the output ends too early: %s is missing".formatted(quote(wanted.get(at).text()));
    }
    TokenComparison.Token token = printed.get(at);
    String where = "line %d, word %d: ".formatted(token.line(), token.word());
    return at >= wanted.size()
        ? where + "%s is more than expected".formatted(quote(token.text()))
        : where
            + "expected %s, got %s".formatted(quote(wanted.get(at).text()), quote(token.text()));
  }

  /** The first line that differs, for comparisons in which whitespace counts. */
  private static String lines(String expected, String output) {
    List<String> wanted = List.of(expected.split("\n", -1));
    List<String> printed = List.of(output.split("\n", -1));
    int at = 0;
    while (at < wanted.size() && at < printed.size() && wanted.get(at).equals(printed.get(at))) {
      at++;
    }
    if (at == wanted.size() - 1 && wanted.get(at).isEmpty() && at < printed.size()) {
      return "line %d: %s is more than expected".formatted(at + 1, quote(printed.get(at)));
    }
    if (at == printed.size() - 1 && printed.get(at).isEmpty() && at < wanted.size()) {
      return "line %d: expected %s, but the output ends".formatted(at + 1, quote(wanted.get(at)));
    }
    if (at >= wanted.size()) {
      return "line %d: there must be no line break at the end".formatted(at);
    }
    if (at >= printed.size()) {
      return "line %d: the line break at the end is missing".formatted(at);
    }
    return "line %d: expected %s, got %s"
        .formatted(at + 1, quote(wanted.get(at)), quote(printed.get(at)));
  }

  private static String quote(String text) {
    String shown = text.replace("\r", "\\r").replace("\t", "\\t");
    return '"'
        + (shown.codePointCount(0, shown.length()) <= MAX_TEXT
            ? shown
            : shown.substring(0, shown.offsetByCodePoints(0, MAX_TEXT)) + "…")
        + '"';
  }
}
