package io.arbiter.server.similarity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Splits a Python source into statements of lexemes, as the language reference does in "Lexical
 * analysis". Accepts any text: of a text that is no Python, the statements mean nothing.
 */
final class SourceLexer {
  enum Kind {
    NAME,
    NUMBER,
    STRING,
    OPERATOR
  }

  /**
   * A word of the source.
   *
   * @param text empty for a string
   * @param line from 1
   * @param depth how many brackets are open around it; a bracket is not within itself
   */
  record Lexeme(Kind kind, String text, int line, int depth) {
    boolean is(String other) {
      return kind != Kind.STRING && text.equals(other);
    }
  }

  /**
   * A simple statement, or the first line of a compound one without the last colon.
   *
   * @param column of its first lexeme, from 0
   * @param lexemes at least one
   */
  record Statement(int column, List<Lexeme> lexemes) {}

  /**
   * An open replacement field of an f-string.
   *
   * @param quote the characters that end the string
   * @param depth the brackets that are open around it
   * @param inFormat whether it is part of another field's format
   */
  private record Field(String quote, int depth, boolean inFormat) {}

  private static final Set<String> COMPOUND =
      Set.of(
          "if elif else for while try except finally with def class async match case".split(" "));

  /** Longer ones first. */
  private static final List<String> OPERATORS =
      List.of(
          "**= //= >>= <<= ... != -> += -= *= /= %= @= &= |= ^= == <= >= := ** // << >>"
              .split(" "));

  private final String source;
  private final List<Statement> statements = new ArrayList<>();
  private final Deque<Field> fields = new ArrayDeque<>();
  private List<Lexeme> lexemes = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineStart;
  private int column;
  private int depth;

  /** The lambdas outside of brackets whose colon has not come. */
  private int lambdas;

  private SourceLexer(String source) {
    this.source = source;
  }

  static List<Statement> statements(String source) {
    SourceLexer lexer = new SourceLexer(source);
    while (lexer.at < source.length()) {
      lexer.next();
    }
    lexer.endStatement();
    return lexer.statements;
  }

  private void next() {
    char c = source.charAt(at);
    if (c == '\n') {
      if (depth == 0) {
        endStatement();
      }
      newLine();
    } else if (c == '\\') {
      at++;
    } else if (c == '#') {
      int end = source.indexOf('\n', at);
      at = end < 0 ? source.length() : end;
    } else if (Character.isWhitespace(c)) {
      at++;
    } else if (isDigit(c) || c == '.' && isDigit(charAt(at + 1))) {
      add(Kind.NUMBER, number());
    } else if (Character.isUnicodeIdentifierStart(source.codePointAt(at)) || c == '_') {
      nameOrString();
    } else if (c == '"' || c == '\'') {
      string("");
    } else if (!fieldEnds(c)) {
      operator();
    }
  }

  private char charAt(int index) {
    return index < source.length() ? source.charAt(index) : '\0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void newLine() {
    at++;
    line++;
    lineStart = at;
  }

  private void add(Kind kind, String text) {
    if (lexemes.isEmpty()) {
      column = at - lineStart;
    }
    lexemes.add(new Lexeme(kind, text, line, depth));
    at += text.length();
  }

  private void endStatement() {
    if (!lexemes.isEmpty()) {
      statements.add(new Statement(column, lexemes));
      lexemes = new ArrayList<>();
    }
    lambdas = 0;
  }

  /** Digits, letters and dots; a sign belongs to a number after its exponent. */
  private String number() {
    boolean hexadecimal = source.startsWith("0x", at) || source.startsWith("0X", at);
    int end = at + 1;
    for (; end < source.length(); end++) {
      char c = source.charAt(end);
      char before = source.charAt(end - 1);
      boolean sign = (c == '+' || c == '-') && (before == 'e' || before == 'E') && !hexadecimal;
      if (!sign && c != '.' && c != '_' && !Character.isLetterOrDigit(c)) {
        break;
      }
    }
    return source.substring(at, end);
  }

  private void nameOrString() {
    int end = at;
    while (end < source.length() && Character.isUnicodeIdentifierPart(source.codePointAt(end))) {
      end += Character.charCount(source.codePointAt(end));
    }
    String name = source.substring(at, end);
    char after = charAt(end);
    if ((after == '"' || after == '\'') && name.length() <= 2) {
      string(name.toLowerCase(Locale.ROOT));
      return;
    }
    if (depth == 0 && name.equals("lambda")) {
      lambdas++;
    }
    add(Kind.NAME, name);
  }

  /**
   * @param prefix the letters before the quote, in lower case
   */
  private void string(String prefix) {
    add(Kind.STRING, "");
    at += prefix.length();
    String one = source.substring(at, at + 1);
    String quote = source.startsWith(one.repeat(3), at) ? one.repeat(3) : one;
    at += quote.length();
    if (prefix.contains("f")) {
      literal(quote, false);
    } else {
      while (at < source.length() && !isEnd(quote)) {
        skipInString();
      }
    }
  }

  /** Passes the end of the string if it is here; a line ends a string with single quotes, too. */
  private boolean isEnd(String quote) {
    if (source.startsWith(quote, at)) {
      at += quote.length();
      return true;
    }
    return quote.length() == 1 && source.charAt(at) == '\n';
  }

  private void skipInString() {
    if (source.charAt(at) == '\\') {
      at++;
    }
    if (charAt(at) == '\n') {
      newLine();
    } else {
      at++;
    }
  }

  /** Reads an f-string up to its next replacement field, or to its end. */
  private void literal(String quote, boolean ofFormat) {
    boolean format = ofFormat;
    while (at < source.length()) {
      if (isEnd(quote)) {
        return;
      }
      char c = source.charAt(at);
      if (!format && (c == '{' || c == '}') && charAt(at + 1) == c) {
        at += 2;
      } else if (c == '{') {
        at++;
        fields.push(new Field(quote, depth, format));
        depth++;
        return;
      } else if (c == '}' && format) {
        at++;
        format = closed().inFormat();
      } else {
        skipInString();
      }
    }
  }

  private Field closed() {
    Field field = fields.pop();
    depth = field.depth();
    return field;
  }

  /** Reads on in the f-string if its replacement field, or the field's expression, ends here. */
  private boolean fieldEnds(char c) {
    if (fields.isEmpty() || depth != fields.peek().depth() + 1) {
      return false;
    }
    if (c == '}') {
      at++;
      Field field = closed();
      literal(field.quote(), field.inFormat());
    } else if (c == ':') {
      at++;
      literal(fields.peek().quote(), true);
    } else if (c == '!' && charAt(at + 1) != '=') {
      at += 2;
    } else {
      return false;
    }
    return true;
  }

  private void operator() {
    String text =
        OPERATORS.stream()
            .filter(operator -> source.startsWith(operator, at))
            .findFirst()
            .orElseGet(() -> Character.toString(source.codePointAt(at)));
    switch (text) {
      case "(", "[", "{" -> {
        add(Kind.OPERATOR, text);
        depth++;
      }
      case ")", "]", "}" -> {
        depth = Math.max(depth - 1, 0);
        add(Kind.OPERATOR, text);
      }
      case ";" -> {
        at++;
        endStatement();
      }
      case ":" -> colon();
      default -> add(Kind.OPERATOR, text);
    }
  }

  private void colon() {
    if (depth == 0 && lambdas == 0 && isCompound()) {
      at++;
      endStatement();
      return;
    }
    if (depth == 0 && lambdas > 0) {
      lambdas--;
    }
    add(Kind.OPERATOR, ":");
  }

  private boolean isCompound() {
    return !lexemes.isEmpty()
        && lexemes.getFirst().kind() == Kind.NAME
        && COMPOUND.contains(lexemes.getFirst().text())
        // A variable may be named as a soft keyword.
        && (lexemes.size() > 1 || !Set.of("match", "case").contains(lexemes.getFirst().text()));
  }
}
