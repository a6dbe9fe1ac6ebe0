package io.arbiter.deployment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads queries of Prometheus as far as their metrics and labels. No Java library does it. A query
 * with a character, a bracket or a name that is not understood is an error.
 */
public final class PromQl {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<space>\\s+)|(?<text>\"(?:[^\"\\\\]|\\\\.)*\")|(?<time>\\d+[smhdwy](?![a-z0-9]))"
              + "|(?<number>\\d+(?:\\.\\d+)?)|(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)"
              + "|(?<sign>=~|!~|!=|==|>=|<=|[-+*/%^<>=,(){}\\[\\]])");

  private static final Set<String> FUNCTIONS =
      Set.of(
          "rate",
          "increase",
          "histogram_quantile",
          "min_over_time",
          "max_over_time",
          "avg_over_time");

  private static final Set<String> AGGREGATIONS = Set.of("sum", "max", "min", "avg", "count");
  private static final Set<String> LABEL_LISTS =
      Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
  private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset");

  /** The labels that Prometheus itself adds to each scraped series. */
  private static final Set<String> ADDED = Set.of("job", "instance");

  /** A metric of a query, and the labels that the query needs of it. */
  public record Use(String metric, Set<String> labels) {}

  private PromQl() {}

  private record Token(String kind, String text) {}

  private static List<Token> tokens(String query) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(query);
    int at = 0;
    while (at < query.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw new IllegalArgumentException("not understood at " + at + ": " + query);
      }
      at = matcher.end();
      for (String kind : List.of("text", "time", "number", "name", "sign")) {
        if (matcher.group(kind) != null) {
          tokens.add(new Token(kind, matcher.group()));
        }
      }
    }
    return tokens;
  }

  /** The names of the metrics in a query. */
  public static Set<String> metrics(String query) {
    Set<String> metrics = new LinkedHashSet<>();
    uses(query).forEach(use -> metrics.add(use.metric()));
    return metrics;
  }

  /** The metrics of a query with the labels of their matchers. */
  public static List<Use> uses(String query) {
    List<Token> tokens = tokens(query);
    List<Use> uses = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      String next = i + 1 < tokens.size() ? tokens.get(i + 1).text() : "";
      switch (token.text()) {
        case "(", "[" -> open.push(token.text());
        case "{", "}" -> throw new IllegalArgumentException("no metric before a brace: " + query);
        case ")", "]" -> {
          if (open.isEmpty() || !closes(open.pop(), token.text())) {
            throw new IllegalArgumentException("brackets: " + query);
          }
        }
        default -> {
          if (token.kind().equals("name")) {
            if (LABEL_LISTS.contains(token.text())) {
              i = skipLabels(tokens, i, query);
            } else if (next.equals("(")) {
              if (!FUNCTIONS.contains(token.text()) && !AGGREGATIONS.contains(token.text())) {
                throw new IllegalArgumentException("no function " + token.text() + ": " + query);
              }
            } else if (!AGGREGATIONS.contains(token.text()) && !OPERATORS.contains(token.text())) {
              Set<String> labels = new TreeSet<>();
              if (next.equals("{")) {
                i = readMatchers(tokens, i + 1, labels, query);
              }
              uses.add(new Use(token.text(), labels));
            }
          }
        }
      }
    }
    if (!open.isEmpty() || uses.isEmpty()) {
      throw new IllegalArgumentException("not complete: " + query);
    }
    return uses;
  }

  private static boolean closes(String open, String close) {
    return Map.of("(", ")", "[", "]").get(open).equals(close);
  }

  /** Returns the place of the bracket that ends the list after {@code by} and others. */
  private static int skipLabels(List<Token> tokens, int at, String query) {
    int i = at + 1;
    if (!tokens.get(i).text().equals("(")) {
      throw new IllegalArgumentException("labels are missing: " + query);
    }
    while (!tokens.get(i).text().equals(")")) {
      i++;
    }
    return i;
  }

  private static int readMatchers(List<Token> tokens, int at, Set<String> labels, String query) {
    int i = at + 1;
    while (!tokens.get(i).text().equals("}")) {
      if (!tokens.get(i).kind().equals("name")
          || !Set.of("=", "!=", "=~", "!~").contains(tokens.get(i + 1).text())
          || !tokens.get(i + 2).kind().equals("text")) {
        throw new IllegalArgumentException("a matcher is not understood: " + query);
      }
      labels.add(tokens.get(i).text());
      i += tokens.get(i + 3).text().equals(",") ? 4 : 3;
    }
    return i;
  }

  /**
   * The metrics of a scrape, and the labels of each.
   *
   * @param scrape the text that Prometheus gets
   */
  public static Map<String, Set<String>> exported(String scrape) {
    Map<String, Set<String>> exported = new TreeMap<>();
    scrape
        .lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .forEach(
            line -> {
              Matcher series =
                  Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? .*").matcher(line);
              if (!series.matches()) {
                throw new IllegalArgumentException(line);
              }
              Set<String> labels =
                  exported.computeIfAbsent(series.group(1), _ -> new TreeSet<>(ADDED));
              if (series.group(2) != null) {
                Matcher label =
                    Pattern.compile("([a-zA-Z_]\\w*)=\"(?:[^\"\\\\]|\\\\.)*\"")
                        .matcher(series.group(2));
                while (label.find()) {
                  labels.add(label.group(1));
                }
              }
            });
    // Prometheus adds this metric for each process that it scrapes.
    exported.put("up", ADDED);
    return exported;
  }
}
