package io.arbiter.core.judging.test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares texts token by token, as the default output validator of the Kattis problem package
 * format (2025-09) does.
 */
record TokenComparison(Comparison.Tokens rules) {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]*\\.[0-9]+|[0-9]+\\.?)(?:[Ee][+-]?[0-9]+)?");

  private static final Pattern CAPITALS = Pattern.compile("[A-Z]+");

  /** Kattis' whitespace: space, tab, line feed, vertical tab, form feed, carriage return. */
  private static final Pattern WORD = Pattern.compile("[^ \\t-\\r]+");

  /** Longer numbers take long to subtract. */
  private static final int MAX_CHARS = 1_000;

  /** A sign and three digits. */
  private static final int MAX_EXPONENT_CHARS = 4;

  /** A token of a text: the line where it begins, and its place in that line, both from 1. */
  record Token(String text, int line, int word) {}

  boolean accepts(PyValue expected, PyValue actual) {
    return expected instanceof PyValue.Str(String answer)
        && actual instanceof PyValue.Str(String output)
        && accepts(answer, output);
  }

  private boolean accepts(String answer, String output) {
    return firstDifference(tokens(answer), tokens(output)) < 0
        && (!rules.spaceSensitive() || spaces(answer).equals(spaces(output)));
  }

  /** The index of the first token that differs or that only one side has; -1 if there is none. */
  int firstDifference(List<Token> answer, List<Token> output) {
    int shared = Math.min(answer.size(), output.size());
    for (int i = 0; i < shared; i++) {
      if (!accepts(answer.get(i), output.get(i))) {
        return i;
      }
    }
    return answer.size() == output.size() ? -1 : shared;
  }

  private boolean accepts(Token answer, Token output) {
    if (isNumeric() && NUMBER.matcher(answer.text()).matches()) {
      return NUMBER.matcher(output.text()).matches() && isNear(answer.text(), output.text());
    }
    return rules.caseSensitive()
        ? answer.text().equals(output.text())
        : lower(answer.text()).equals(lower(output.text()));
  }

  private boolean isNumeric() {
    return rules.absolute() != null || rules.relative() != null;
  }

  private boolean isNear(String answer, String output) {
    Optional<BigDecimal> one = number(answer);
    Optional<BigDecimal> other = number(output);
    return one.isPresent() && other.isPresent()
        ? isNear(one.get(), other.get())
        : answer.equals(output);
  }

  /** Exact, because 100.01 is no double, and its distance from 100 is not 0.01 then. */
  private boolean isNear(BigDecimal answer, BigDecimal output) {
    BigDecimal difference = answer.subtract(output).abs();
    return (rules.absolute() != null
            && difference.compareTo(BigDecimal.valueOf(rules.absolute())) <= 0)
        || (rules.relative() != null
            && difference.compareTo(BigDecimal.valueOf(rules.relative()).multiply(answer.abs()))
                <= 0);
  }

  /**
   * The number; a long text without the digits that no double has. Empty if the text is long and
   * its number is too large for a double.
   */
  private static Optional<BigDecimal> number(String text) {
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    boolean plain = text.length() <= MAX_CHARS;
    if (plain && (exponent < 0 || text.length() - exponent - 1 <= MAX_EXPONENT_CHARS)) {
      return Optional.of(new BigDecimal(text));
    }
    double rounded = Double.parseDouble(text);
    return Double.isFinite(rounded) ? Optional.of(BigDecimal.valueOf(rounded)) : Optional.empty();
  }

  /** With small letters of ASCII; other letters stay, as Kattis compares bytes. */
  private static String lower(String text) {
    return CAPITALS.matcher(text).replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
  }

  static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      Matcher words = WORD.matcher(line);
      for (int word = 1; words.find(); word++) {
        tokens.add(new Token(words.group(), number, word));
      }
    }
    return tokens;
  }

  /** The whitespace before, between and after the tokens. */
  private static List<String> spaces(String text) {
    return List.of(WORD.split(text, -1));
  }
}
