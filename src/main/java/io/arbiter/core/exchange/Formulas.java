package io.arbiter.core.exchange;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes simple TeX formulas as plain text, because statements have no typesetting of formulas.
 * Escapes plain text that the Kattis format would take for a formula or a command.
 */
final class Formulas {
  /** An escaped backslash, dollar, or brace that follows a brace; or a formula. */
  private static final Pattern INLINE =
      Pattern.compile("\\\\([\\\\$]|(?<=\\{\\\\)\\{)|(?<!\\$)\\$\\$?([^$]+?)\\$\\$?");

  /** An escaped backslash or dollar; or a dollar, or a brace that follows a brace. */
  private static final Pattern SPECIAL = Pattern.compile("(\\\\[\\\\$])|\\$|(?<=\\{)\\{");

  /** A block of code, or code between one or two backquotes on each side. */
  private static final Pattern CODE =
      Pattern.compile("(?s)```.*?```|~~~.*?~~~|(?<!`)(``?)(?!`)[^`\n]*+\\1(?!`)");

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
   * Replaces the formulas outside of code, and undoes {@link #escaped}.
   *
   * @param onUnknown is called for each formula that is not simple
   */
  static String inMarkdown(String text, Runnable onUnknown) {
    return outsideOfCode(text, INLINE, match -> inline(match, onUnknown));
  }

  private static String inline(MatchResult match, Runnable onUnknown) {
    @Nullable String escaped = match.group(1);
    if (escaped == null) {
      return "`" + plain(match.group(2), onUnknown) + "`";
    }
    return escaped.equals("\\") ? match.group() : escaped;
  }

  /**
   * Escapes dollars and double braces outside of code. Readers see the same text as before, except
   * in code that is only indented.
   */
  static String escaped(String text) {
    return outsideOfCode(
        text, SPECIAL, match -> (match.group(1) == null ? "\\" : "") + match.group());
  }

  private static String outsideOfCode(
      String text, Pattern pattern, Function<MatchResult, String> replacement) {
    StringBuilder replaced = new StringBuilder();
    Matcher code = CODE.matcher(text);
    int end = 0;
    while (code.find()) {
      String before = text.substring(end, code.start());
      replaced.append(replaced(before, pattern, replacement)).append(code.group());
      end = code.end();
    }
    return replaced.append(replaced(text.substring(end), pattern, replacement)).toString();
  }

  private static String replaced(
      String text, Pattern pattern, Function<MatchResult, String> replacement) {
    return pattern
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(replacement.apply(match)));
  }

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
