package io.arbiter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the names of tables or entities in a text of SQL or of Hibernate's query language. */
final class SqlNames {
  /** Keywords before a table or a subquery. */
  private static final Set<String> BEFORE_TABLE =
      Set.of("from", "join", "into", "update", "using", "table", "analyze");

  /** Words that may stand between the keyword and the table. */
  private static final Set<String> PASSED_OVER = Set.of("only", "lateral");

  /** Words that end a list of tables. After them, a comma is not followed by a table. */
  private static final Set<String> AFTER_TABLES =
      Set.of(
          "where",
          "on",
          "set",
          "order",
          "group",
          "limit",
          "select",
          "returning",
          "having",
          "for",
          "values",
          "offset",
          "union",
          "window");

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z_]\\w*(\\.(?=\\w))?|'[^']*'|\\S");

  /**
   * Only a text with one of these words is SQL and has columns. Other texts name files or settings.
   */
  private static final Pattern STATEMENT = Pattern.compile("\\b(select|update|join|where)\\b");

  /** Whether a comma is followed by another table; one entry for each open parenthesis. */
  private final Deque<Boolean> inTables = new ArrayDeque<>(List.of(false));

  private final Set<String> names = new LinkedHashSet<>();
  private final boolean statement;
  private boolean atTable;

  private SqlNames(boolean statement) {
    this.statement = statement;
  }

  /** All names at the place of a table, and all names that qualify a column, including aliases. */
  static Set<String> in(String sql) {
    SqlNames found = new SqlNames(STATEMENT.matcher(sql).find());
    Matcher tokens = TOKEN.matcher(sql);
    while (tokens.find()) {
      found.take(tokens.group());
    }
    return found.names;
  }

  private void take(String token) {
    if (token.equals("(")) {
      inTables.push(false);
      atTable = false;
    } else if (token.equals(")")) {
      if (inTables.size() > 1) {
        inTables.pop();
      }
      atTable = false;
    } else if (token.equals(",")) {
      atTable = inTables.element();
    } else {
      word(token);
    }
  }

  private void word(String token) {
    if (BEFORE_TABLE.contains(token)) {
      atTable = true;
      tables(true);
    } else if (token.endsWith(".")) {
      if (statement) {
        names.add(token.substring(0, token.length() - 1));
      }
      atTable = false;
    } else if (!PASSED_OVER.contains(token)) {
      if (AFTER_TABLES.contains(token)) {
        tables(false);
      } else if (atTable) {
        names.add(token);
      }
      atTable = false;
    }
  }

  private void tables(boolean now) {
    inTables.pop();
    inTables.push(now);
  }
}
