package io.arbiter.server.similarity;

import io.arbiter.core.source.SourceCode;
import io.arbiter.server.similarity.SourceLexer.Kind;
import io.arbiter.server.similarity.SourceLexer.Lexeme;
import io.arbiter.server.similarity.SourceLexer.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tokens of a Python source that tell whose work it is. What a copier changes first is left out
 * or the same for everybody: names of the source's own, layout, comments, docstrings, annotations,
 * imports, brackets that only group, large numbers, texts, and the block that the judge never runs.
 * The time grows with the length of the source; nothing of it is run.
 */
final class SourceTokens {
  /**
   * A token.
   *
   * @param line from 1
   */
  record Token(String text, int line) {}

  private static final Set<String> KEYWORDS =
      words(
          """
          False None True and as assert async await break class continue def del elif else except
          finally for from if in is lambda not or raise return try while with yield
          """);

  /** Of Python 3.12, with the exceptions that solutions use. All other names are a source's own. */
  private static final Set<String> BUILTINS =
      words(
          """
          abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod
          compile complex delattr dict dir divmod enumerate eval exec filter float format frozenset
          getattr globals hasattr hash help hex id input int isinstance issubclass iter len list
          locals map max memoryview min next object oct open ord pow print property range repr
          reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip
          ArithmeticError AssertionError AttributeError BaseException EOFError Exception IndexError
          KeyError LookupError NameError NotImplementedError OverflowError RecursionError
          RuntimeError StopIteration TypeError UnicodeError ValueError ZeroDivisionError
          """);

  private static final Set<String> SKIPPED = Set.of("import", "from", "global", "nonlocal", "pass");

  /** These say nothing that the words around them do not say. */
  private static final Set<String> PUNCTUATION = Set.of(")", "]", "}", ",", ":", ".", "->");

  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<=", ">=");

  private static final Set<String> BEFORE_PARAMETER = Set.of("(", ",", "*", "**");

  private final List<Statement> statements;
  private final Map<String, String> imported = new HashMap<>();

  /** The names that get a value, a function or a class, also as attributes. */
  private final Set<String> defined = new HashSet<>();

  private final List<Token> tokens = new ArrayList<>();

  private SourceTokens(String source) {
    statements = SourceLexer.statements(source);
  }

  static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  static List<Token> of(SourceCode code) {
    return switch (code.language()) {
      case PYTHON -> ofPython(code.text());
      case JAVASCRIPT -> JavaScriptTokens.of(code.text());
    };
  }

  private static List<Token> ofPython(String source) {
    SourceTokens all = new SourceTokens(source);
    all.statements.forEach(one -> all.findNames(one.lexemes()));
    all.addStatements();
    return all.tokens;
  }

  private void findNames(List<Lexeme> all) {
    if (all.getFirst().is("import")) {
      findImports(all, 1);
    } else if (all.getFirst().is("from")) {
      findImports(all, end(all, 0, Set.of("import")) + 1);
    } else {
      boolean function = isFunction(all);
      for (int i = 1; i < all.size(); i++) {
        Lexeme before = all.get(i - 1);
        Lexeme lexeme = all.get(i);
        boolean parameter =
            function && lexeme.depth() == 1 && BEFORE_PARAMETER.contains(before.text());
        if (parameter || before.is("def") || before.is("class") || before.is("for")) {
          defined.add(lexeme.text());
        } else if (lexeme.depth() == 0 && isAssignment(lexeme)) {
          defined.add(before.text());
        }
      }
    }
  }

  /** After {@code import a.b as c}, c is a.b; after {@code from a import b as c}, it is b. */
  private void findImports(List<Lexeme> all, int from) {
    StringBuilder name = new StringBuilder();
    for (int i = from; i < all.size(); i++) {
      String text = all.get(i).text();
      switch (text) {
        case ",", "(" -> name.setLength(0);
        case "as" -> {
          if (i + 1 < all.size()) {
            imported.put(all.get(i + 1).text(), name.toString());
          }
        }
        default -> {
          if (name.isEmpty()) {
            imported.put(text, text);
          }
          name.append(text);
        }
      }
    }
  }

  private static boolean isAssignment(Lexeme lexeme) {
    return lexeme.kind() == Kind.OPERATOR
        && lexeme.text().endsWith("=")
        && !COMPARISONS.contains(lexeme.text());
  }

  /** The next such lexeme within the same brackets, or their end. */
  private static int end(List<Lexeme> all, int from, Set<String> ends) {
    int depth = all.get(from).depth();
    for (int i = from + 1; i < all.size(); i++) {
      Lexeme lexeme = all.get(i);
      if (lexeme.depth() < depth || lexeme.depth() == depth && ends.contains(lexeme.text())) {
        return i;
      }
    }
    return all.size();
  }

  private void addStatements() {
    int skipped = Integer.MAX_VALUE;
    for (Statement statement : statements) {
      if (statement.column() <= skipped) {
        skipped = isMain(statement.lexemes()) ? statement.column() : Integer.MAX_VALUE;
        if (skipped == Integer.MAX_VALUE && !isSkipped(statement.lexemes())) {
          addStatement(statement.lexemes());
        }
      }
    }
  }

  private static boolean isMain(List<Lexeme> all) {
    return all.size() == 4
        && all.get(0).is("if")
        && all.get(1).is("__name__")
        && all.get(2).is("==")
        && all.get(3).kind() == Kind.STRING;
  }

  private static boolean isSkipped(List<Lexeme> all) {
    return SKIPPED.contains(all.getFirst().text())
        || all.stream().allMatch(one -> one.kind() == Kind.STRING || one.is("..."));
  }

  private void addStatement(List<Lexeme> all) {
    boolean function = isFunction(all);
    boolean mayBeVariable = !function;
    for (int i = 0; i < all.size(); i++) {
      Lexeme lexeme = all.get(i);
      if (function && lexeme.is("->")) {
        return;
      } else if (function && isParameterColon(all, i)) {
        i = end(all, i, Set.of(",", "=")) - 1;
      } else if (mayBeVariable && lexeme.depth() == 0 && lexeme.is(":")) {
        i = end(all, i, Set.of("=")) - 1;
        mayBeVariable = false;
      } else {
        mayBeVariable &= lexeme.depth() > 0 || !(lexeme.is("lambda") || lexeme.is("="));
        add(all, i);
      }
    }
  }

  private static boolean isFunction(List<Lexeme> all) {
    return all.get(0).is("def") || all.size() > 1 && all.get(1).is("def");
  }

  private static boolean isParameterColon(List<Lexeme> all, int at) {
    return all.get(at).depth() == 1
        && all.get(at).is(":")
        && BEFORE_PARAMETER.contains(all.get(at - 2).text());
  }

  private void add(List<Lexeme> all, int at) {
    Lexeme lexeme = all.get(at);
    switch (lexeme.kind()) {
      case NAME -> addName(lexeme, at > 0 && all.get(at - 1).is("."));
      // Small numbers are indices and steps, which say something; others come from the puzzle.
      case NUMBER -> add(lexeme.text().length() == 1 ? lexeme.text() : "number", lexeme);
      case STRING -> {
        // Texts that follow each other are one.
        if (at == 0 || all.get(at - 1).kind() != Kind.STRING) {
          add("text", lexeme);
        }
      }
      case OPERATOR -> {
        if (followsValue(all, at)) {
          add(lexeme.is("(") ? "()" : "[]", lexeme);
        } else if (!lexeme.is("(") && !PUNCTUATION.contains(lexeme.text())) {
          add(lexeme.text(), lexeme);
        }
      }
    }
  }

  /** Whether this is the bracket of a call or an index, not of a tuple or a list. */
  private static boolean followsValue(List<Lexeme> all, int at) {
    if (at == 0 || !(all.get(at).is("(") || all.get(at).is("["))) {
      return false;
    }
    Lexeme before = all.get(at - 1);
    return switch (before.kind()) {
      case NAME -> !KEYWORDS.contains(before.text());
      case STRING -> true;
      case NUMBER -> false;
      case OPERATOR -> before.is(")") || before.is("]") || before.is("}");
    };
  }

  private void add(String text, Lexeme lexeme) {
    tokens.add(new Token(text, lexeme.line()));
  }

  private void addName(Lexeme lexeme, boolean attribute) {
    String name = lexeme.text();
    boolean special = name.startsWith("__") && name.endsWith("__");
    if (name.equals("elif")) {
      add("else", lexeme);
      add("if", lexeme);
    } else if (attribute) {
      add(defined.contains(name) && !special ? "._" : "." + name, lexeme);
    } else if (special || KEYWORDS.contains(name)) {
      add(name, lexeme);
    } else {
      boolean builtin = BUILTINS.contains(name) && !defined.contains(name);
      add(builtin ? name : imported.getOrDefault(name, "_"), lexeme);
    }
  }
}
