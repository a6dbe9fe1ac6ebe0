package io.arbiter.core.judging.test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Compares texts token by token, as the default output validator of the Kattis problem package
 * format (2025-09) does.
 */
record TokenComparison(Comparison.Tokens rules) {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]*\\.[0-9]+|[0-9]+\\.?)(?:[Ee][+-]?[0-9]+)?");

  /** Longer numbers take long to subtract. */
  private static final int MAX_CHARS = 1_000;

  /** A sign and three digits. */
  private static final int MAX_EXPONENT_CHARS = 4;

  /**
   * A token of a text.
   *
   * @param text without whitespace
   * @param line where the token begins, from 1
   * @param word which token of its line this is, from 1
   */
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
    StringBuilder lower = new StringBuilder(text);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        lower.setCharAt(i, (char) (c + ('a' - 'A')));
      }
    }
    return lower.toString();
  }

  static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    int line = 1;
    int word = 0;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isSpace(c)) {
        if (c == '\n') {
          line++;
          word = 0;
        }
        at++;
        continue;
      }
      int end = at;
      while (end < text.length() && !isSpace(text.charAt(end))) {
        end++;
      }
      tokens.add(new Token(text.substring(at, end), line, ++word));
      at = end;
    }
    return tokens;
  }

  /** The whitespace before, between and after the tokens. */
  private static List<String> spaces(String text) {
    List<String> spaces = new ArrayList<>();
    StringBuilder space = new StringBuilder();
    boolean inToken = false;
    for (int i = 0; i < text.length(); i++) {
      boolean isSpace = isSpace(text.charAt(i));
      if (isSpace) {
        space.append(text.charAt(i));
      } else if (!inToken) {
        spaces.add(space.toString());
        space.setLength(0);
      }
      inToken = !isSpace;
    }
    spaces.add(space.toString());
    return spaces;
  }

  /** Kattis' whitespace: space, tab, line feed, vertical tab, form feed, carriage return. */
  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
