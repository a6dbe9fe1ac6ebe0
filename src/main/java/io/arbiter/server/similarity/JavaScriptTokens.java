package io.arbiter.server.similarity;

import io.arbiter.server.similarity.SourceTokens.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tokens of a JavaScript source that tell whose work it is, as {@link SourceTokens} takes them
 * from Python: without layout, comments and names of the source's own. Accepts any text. The time
 * grows with the length of the source; nothing of it is run.
 */
final class JavaScriptTokens {
  private static final Set<String> KEYWORDS =
      SourceTokens.words(
          """
          async await break case catch class continue default delete do else extends false finally
          for function get if in instanceof let new null of return set static super switch this
          throw true try typeof undefined void while with yield
          """);

  /** All other names are a source's own. */
  private static final Set<String> BUILTINS =
      SourceTokens.words(
          """
          Array BigInt Boolean Date Error Infinity Int32Array JSON Map Math NaN Number Object Promise
          RangeError RegExp Set String Symbol TypeError Uint8Array WeakMap console isFinite isNaN
          parseFloat parseInt readline require
          """);

  /** A source's own names; not the mark of Python's, so that the languages share nothing. */
  private static final String OWN = "$";

  /** Longer ones first. */
  private static final List<String> OPERATORS =
      List.of(
          ">>>= ... === !== **= <<= >>= >>> &&= ||= ??= => == != <= >= && || ?? ?. ++ -- += -= *= /= %= &= |= ^= ** << >>"
              .split(" "));

  /** These say nothing that the words around them do not say. */
  private static final Set<String> SILENT = Set.of(")", "]", "}", ",", ":", ";", ".", "?.");

  private static final Set<String> VALUE_ENDS = Set.of(")", "]", "}");

  private static final Set<String> DECLARING = Set.of("function", "class", "let");

  private record Lexeme(String text, int line, boolean isName) {}

  private final String source;
  private final List<Lexeme> lexemes = new ArrayList<>();

  /** For each template that is open around, how many braces are open in its expression. */
  private final Deque<Integer> templates = new ArrayDeque<>();

  private int at;
  private int line = 1;

  private JavaScriptTokens(String source) {
    this.source = source;
  }

  static List<Token> of(String source) {
    JavaScriptTokens all = new JavaScriptTokens(source);
    while (all.at < source.length()) {
      all.next();
    }
    return all.tokens();
  }

  private void next() {
    char c = source.charAt(at);
    if (source.startsWith("//", at)) {
      int end = source.indexOf('\n', at);
      at = end < 0 ? source.length() : end;
    } else if (source.startsWith("/*", at)) {
      int end = source.indexOf("*/", at + 2);
      skipTo(end < 0 ? source.length() : end + 2);
    } else if (Character.isWhitespace(c)) {
      skipTo(at + 1);
    } else if (c >= '0' && c <= '9') {
      int end = endOfName(at);
      add(end == at + 1 ? source.substring(at, end) : "number", end, false);
    } else if (isNamePart(source.codePointAt(at)) || c == '#') {
      name();
    } else if (c == '"' || c == '\'') {
      add("text", endOfText(c), false);
    } else if (c == '`') {
      add("text", at + 1, false);
      template();
    } else if (c == '/' && !isAfterValue()) {
      add("text", endOfPattern(), false);
    } else {
      operator();
    }
  }

  private static boolean isNamePart(int c) {
    return Character.isUnicodeIdentifierPart(c) || c == '$';
  }

  private int endOfName(int from) {
    int end = from + 1;
    while (end < source.length() && isNamePart(source.codePointAt(end))) {
      end += Character.charCount(source.codePointAt(end));
    }
    return end;
  }

  private void skipTo(int end) {
    for (; at < end; at++) {
      if (source.charAt(at) == '\n') {
        line++;
      }
    }
  }

  private void add(String text, int end, boolean isName) {
    lexemes.add(new Lexeme(text, line, isName));
    skipTo(end);
  }

  private void name() {
    int end = endOfName(at);
    String name = source.substring(at, end);
    add(name.equals("const") || name.equals("var") ? "let" : name, end, true);
  }

  /** A text ends at its quote, or with its line. */
  private int endOfText(char quote) {
    int end = at + 1;
    while (end < source.length() && source.charAt(end) != quote && source.charAt(end) != '\n') {
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(end + 1, source.length());
  }

  /** A regular expression ends at a slash outside of a class, or with its line. */
  private int endOfPattern() {
    boolean inClass = false;
    int end = at + 1;
    for (; end < source.length() && source.charAt(end) != '\n'; end++) {
      char c = source.charAt(end);
      if (c == '/' && !inClass) {
        return endOfName(end);
      }
      inClass = c == '[' || inClass && c != ']';
      end += c == '\\' ? 1 : 0;
    }
    return Math.min(end, source.length());
  }

  /** Reads a template up to its next expression, or to its end. */
  private void template() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '`') {
        at++;
        return;
      }
      if (source.startsWith("${", at)) {
        at += 2;
        templates.push(0);
        return;
      }
      skipTo(Math.min(at + (c == '\\' ? 2 : 1), source.length()));
    }
  }

  /** Whether a slash divides here. */
  private boolean isAfterValue() {
    if (lexemes.isEmpty()) {
      return false;
    }
    Lexeme before = lexemes.getLast();
    return before.isName()
        ? !KEYWORDS.contains(before.text()) || before.text().equals("this")
        : VALUE_ENDS.contains(before.text())
            || before.text().equals("text")
            || Character.isLetterOrDigit(before.text().charAt(0));
  }

  private void operator() {
    char c = source.charAt(at);
    if (c == '}' && !templates.isEmpty() && templates.peek() == 0) {
      templates.pop();
      at++;
      template();
      return;
    }
    if ((c == '{' || c == '}') && !templates.isEmpty()) {
      templates.push(templates.pop() + (c == '{' ? 1 : -1));
    }
    String text =
        OPERATORS.stream()
            .filter(operator -> source.startsWith(operator, at))
            .findFirst()
            .orElseGet(() -> Character.toString(source.codePointAt(at)));
    int end = at + text.length();
    add(text.equals("===") || text.equals("!==") ? text.substring(0, 2) : text, end, false);
  }

  private List<Token> tokens() {
    Set<String> defined = defined();
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < lexemes.size(); i++) {
      Lexeme lexeme = lexemes.get(i);
      String before = i == 0 ? "" : lexemes.get(i - 1).text();
      String text = lexeme.text();
      if (lexeme.isName()) {
        boolean attribute = before.equals(".") || before.equals("?.");
        tokens.add(new Token(named(text, attribute, defined), lexeme.line()));
      } else if (followsValue(i)) {
        tokens.add(new Token(text.equals("(") ? "()" : "[]", lexeme.line()));
      } else if (!text.equals("(") && !SILENT.contains(text)) {
        tokens.add(new Token(text, lexeme.line()));
      }
    }
    return tokens;
  }

  /** The names that get a value, a function or a class, also as properties. */
  private Set<String> defined() {
    Set<String> defined = new HashSet<>();
    for (int i = 1; i < lexemes.size(); i++) {
      Lexeme before = lexemes.get(i - 1);
      Lexeme lexeme = lexemes.get(i);
      if (lexeme.isName() && before.isName() && DECLARING.contains(before.text())) {
        defined.add(lexeme.text());
      } else if (before.isName() && (lexeme.text().equals("=") || lexeme.text().equals(":"))) {
        defined.add(before.text());
      }
    }
    return defined;
  }

  private static String named(String name, boolean attribute, Set<String> defined) {
    if (attribute) {
      return "." + (defined.contains(name) ? OWN : name);
    }
    boolean known = KEYWORDS.contains(name) || BUILTINS.contains(name) && !defined.contains(name);
    return known ? name : OWN;
  }

  /** Whether this is the bracket of a call or an index, not of a group or an array. */
  private boolean followsValue(int i) {
    String text = lexemes.get(i).text();
    if (i == 0 || !(text.equals("(") || text.equals("["))) {
      return false;
    }
    Lexeme before = lexemes.get(i - 1);
    return before.isName()
        ? !KEYWORDS.contains(before.text())
        : VALUE_ENDS.contains(before.text()) || before.text().equals("text");
  }
}
