package io.arbiter;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the names of tables or entities in a text of SQL or of Hibernate's query language. */
final class SqlNames {
  private static final Pattern LITERAL = Pattern.compile("'[^']*'");

  /** Parentheses without others in them. */
  private static final Pattern INNERMOST = Pattern.compile("\\(([^()]*)\\)");

  /** Stands for a literal or for what was in parentheses. */
  private static final String LEFT_OUT = " _ ";

  private static final String TABLE = "(?:only |lateral )?[A-Za-z_]\\w*(?: as)?(?: \\w+)?";

  /** Tables with commas between them. The next keyword may be the alias of the last one. */
  private static final Pattern TABLES =
      Pattern.compile(
          "\\b(?:from|join|into|update|using|table|analyze) (?=(%s(?: ?, ?%<s)*))"
              .formatted(TABLE));

  /**
   * Only a text with one of these words is SQL and has columns. Other texts name files or settings.
   */
  private static final Pattern STATEMENT = Pattern.compile("\\b(select|update|join|where)\\b");

  private static final Pattern QUALIFIER = Pattern.compile("\\b([A-Za-z_]\\w*)\\.(?=\\w)");

  private SqlNames() {}

  /** All names at the place of a table, and all names that qualify a column, including aliases. */
  static Set<String> in(String sql) {
    Set<String> names = new LinkedHashSet<>();
    String text = LITERAL.matcher(sql).replaceAll(LEFT_OUT);
    if (STATEMENT.matcher(text).find()) {
      QUALIFIER.matcher(text).results().forEach(found -> names.add(found.group(1)));
    }
    for (Matcher inner = INNERMOST.matcher(text); inner.find(); inner.reset(text)) {
      addTables(inner.group(1), names);
      text = text.substring(0, inner.start()) + LEFT_OUT + text.substring(inner.end());
    }
    addTables(text, names);
    names.removeAll(Set.of("_", "set"));
    return names;
  }

  private static void addTables(String text, Set<String> names) {
    TABLES
        .matcher(text.replaceAll("\\s+", " "))
        .results()
        .flatMap(found -> Pattern.compile(" ?, ?").splitAsStream(found.group(1)))
        .map(table -> table.replaceFirst("^(only|lateral) ", "").replaceFirst(" .*", ""))
        .forEach(names::add);
  }
}
