package io.arbiter.core.kattis;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes simple TeX formulas as plain text, because statements have no typesetting of formulas. */
final class Formulas {
  private static final Pattern INLINE = Pattern.compile("(?<![\\\\$])\\$\\$?([^$]+?)\\$\\$?");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");
  private static final Pattern COMMAND = Pattern.compile("\\\\([A-Za-z]+|[,;:! {}%&_#$])");

  private static final Map<String, String> SYMBOLS =
      Map.ofEntries(
          Map.entry("le", "≤"),
          Map.entry("leq", "≤"),
          Map.entry("ge", "≥"),
          Map.entry("geq", "≥"),
          Map.entry("ne", "≠"),
          Map.entry("neq", "≠"),
          Map.entry("cdot", "·"),
          Map.entry("times", "×"),
          Map.entry("ldots", "…"),
          Map.entry("dots", "…"),
          Map.entry("cdots", "…"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("pm", "±"),
          Map.entry("in", "∈"),
          Map.entry("to", "→"),
          Map.entry("rightarrow", "→"),
          Map.entry("infty", "∞"),
          Map.entry("pi", "π"),
          Map.entry("bmod", "mod"),
          Map.entry("mod", "mod"),
          Map.entry("lfloor", "⌊"),
          Map.entry("rfloor", "⌋"),
          Map.entry("lceil", "⌈"),
          Map.entry("rceil", "⌉"),
          Map.entry("left", ""),
          Map.entry("right", ""),
          Map.entry("quad", " "),
          Map.entry(",", ""),
          Map.entry(";", " "),
          Map.entry(":", " "),
          Map.entry("!", ""),
          Map.entry(" ", " "),
          Map.entry("{", "{"),
          Map.entry("}", "}"),
          Map.entry("%", "%"),
          Map.entry("&", "&"),
          Map.entry("_", "_"),
          Map.entry("#", "#"),
          Map.entry("$", "$"));

  private Formulas() {}

  /**
   * Replaces the formulas outside of code.
   *
   * @param onUnknown is called for each formula that is not simple
   */
  static String inMarkdown(String text, Runnable onUnknown) {
    StringBuilder plain = new StringBuilder();
    Matcher code = CODE.matcher(text);
    int end = 0;
    while (code.find()) {
      plain.append(replaced(text.substring(end, code.start()), onUnknown)).append(code.group());
      end = code.end();
    }
    return plain.append(replaced(text.substring(end), onUnknown)).toString();
  }

  private static String replaced(String text, Runnable onUnknown) {
    return INLINE
        .matcher(text)
        .replaceAll(
            formula -> {
              String plain = plain(formula.group(1), onUnknown);
              return Matcher.quoteReplacement("`" + plain + "`");
            });
  }

  /** A formula in plain text. */
  static String plain(String formula, Runnable onUnknown) {
    boolean[] unknown = {false};
    String plain =
        COMMAND
            .matcher(formula.strip().replaceAll("\\s+", " "))
            .replaceAll(
                command -> {
                  String symbol = SYMBOLS.get(command.group(1));
                  unknown[0] |= symbol == null;
                  return Matcher.quoteReplacement(symbol == null ? command.group() : symbol);
                });
    if (unknown[0]) {
      onUnknown.run();
      return formula.strip();
    }
    return plain.replaceAll("\\^\\{([^{}]*)\\}", "^$1").replaceAll("_\\{([^{}]*)\\}", "_$1");
  }
}
