package io.arbiter.core.exchange;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts a plain subset of LaTeX to Markdown: paragraphs, sections, lists, emphasis, code,
 * pictures, simple formulas. Use each object once.
 */
final class TexStatement {
  private static final Pattern COMMENT = Pattern.compile("(?m)(?<!\\\\)%.*$");

  /** With a bound, because a search to the end from each bracket takes quadratic time. */
  private static final String OPTIONS = "(?:\\[[^\\]]{0,200}+\\])?+";

  private static final Pattern LISTING =
      Pattern.compile("\\\\begin\\{(verbatim|lstlisting)\\}" + OPTIONS + "\n?+");

  /** The parts of a text: a formula, the begin or end of an environment, a command, the rest. */
  private static final Pattern PART =
      Pattern.compile(
          "(?s)\\$\\$?(?<formula>[^$]+)\\$\\$?"
              + "|\\\\(?<edge>begin|end)\\{(?<environment>[^{}]*)\\}"
              + OPTIONS
              + "|\\\\(?<two>illustration)\\{[^{}]*\\}\\{(?<file>[^{}]*)\\}\\{(?<caption>[^{}]*)\\}"
              + "|\\\\(?<name>[A-Za-z]+)\\*?"
              + OPTIONS
              + "(?:\\{(?<argument>[^{}]*)\\})?"
              + "|\\\\(?<escaped>[^A-Za-z])");

  private static final Set<String> TITLES = Set.of("Input", "Output", "Interaction");

  private final Constants constants;
  private final SortedSet<String> unknown = new TreeSet<>();
  private final Deque<String> lists = new ArrayDeque<>();

  TexStatement(Constants constants) {
    this.constants = constants;
  }

  SortedSet<String> unknown() {
    return unknown;
  }

  String convert(String text) {
    StringBuilder markdown = new StringBuilder();
    Matcher listing = LISTING.matcher(text);
    int done = 0;
    while (listing.find(done)) {
      String mark = "\\end{" + listing.group(1) + "}";
      int end = text.indexOf(mark, listing.end());
      if (end < 0) {
        // LaTeX refuses such a text. To look at its other listings would take quadratic time.
        break;
      }
      String code = text.substring(listing.end(), end);
      markdown.append(converted(text.substring(done, listing.start())));
      markdown.append("\n```\n").append(code.stripTrailing()).append("\n```\n");
      done = end + mark.length();
    }
    markdown.append(converted(text.substring(done)));
    return markdown
        .toString()
        // The first item of a list has a blank line before it, the others have none.
        // Each search begins where white space begins, or it would take quadratic time.
        .replaceAll("(?<!\\s)\\s*+\u0004\\s*+\u0003", "\n\n")
        .replaceAll("(?<!\\s)\\s*+\u0003", "\n")
        .replace("\u0004", "")
        .replaceAll("(?m)^(-|1\\.)[ \t]+", "$1 ")
        .replaceAll("\n{3,}", "\n\n");
  }

  private String converted(String text) {
    String plain = COMMENT.matcher(text).replaceAll("");
    // Commands in arguments of commands, such as bold code, need more than one pass.
    for (int pass = 0; pass < 3; pass++) {
      plain = pass(plain);
    }
    return plain
        .replace("``", "“")
        .replace("''", "”")
        .replace("---", "—")
        .replaceAll("(?<=[0-9])--(?=[0-9])", "–")
        .replaceAll("(?m)^[ \t]+(?=[^ \t-])", "")
        .replace("~", " ")
        .replace("\u0001", "`")
        .replace("\u0005", "$")
        .replace("\u0002", "\\");
  }

  private String pass(String text) {
    return PART.matcher(text).replaceAll(part -> Matcher.quoteReplacement(part(part.group())));
  }

  private String part(String text) {
    Matcher part = PART.matcher(text);
    if (!part.matches()) {
      return text;
    }
    if (part.group("formula") != null) {
      // The marks become backquotes and backslashes at the end, so that no pass changes them.
      String formula = Formulas.plain(part.group("formula"), () -> {});
      return "\u0001" + formula.replace("\\", "\u0002") + "\u0001";
    }
    if (part.group("edge") != null) {
      return environment(part.group("edge").equals("begin"), part.group("environment"));
    }
    if (part.group("two") != null) {
      return "\n\n![" + part.group("caption") + "](" + part.group("file") + ")\n\n";
    }
    if (part.group("escaped") != null) {
      return switch (part.group("escaped")) {
        case "\\" -> "\n";
        // A later pass must not take two of them for the marks of a formula.
        case "$" -> "\u0005";
        default -> part.group("escaped");
      };
    }
    String argument = part.group("argument");
    return command(text, part.group("name"), argument == null ? "" : argument);
  }

  private String environment(boolean begin, String name) {
    if (TITLES.contains(name)) {
      return begin ? "\n\n## " + name + "\n\n" : "\n\n";
    }
    switch (name) {
      case "itemize", "enumerate" -> {
        if (begin) {
          lists.push(name);
        } else {
          lists.poll();
        }
        return begin ? "\n\n\u0004" : "\n\n";
      }
      case "center", "quote", "figure", "wrapfigure" -> {
        return "\n\n";
      }
      default -> {
        unknown.add("\\begin{" + name + "}");
        return "";
      }
    }
  }

  private String command(String text, String name, String argument) {
    return switch (name) {
      case "problemname",
          "noindent",
          "nextsample",
          "remainingsamples",
          "centering",
          "medskip",
          "bigskip",
          "smallskip" ->
          "";
      case "section", "subsection" -> "\n\n## " + argument + "\n\n";
      case "item" -> "\u0003" + ("enumerate".equals(lists.peek()) ? "1. " : "- ") + argument;
      case "textbf", "bf" -> "**" + argument + "**";
      case "emph", "textit", "it", "underline" -> "*" + argument + "*";
      case "texttt", "tt", "t", "url" -> "\u0001" + argument + "\u0001";
      case "includegraphics" -> "![](" + argument + ")";
      case "constant" -> constants.in("{{" + argument + "}}");
      case "ldots", "textellipsis", "dots" -> "…" + argument;
      default -> {
        unknown.add("\\" + name);
        yield text.replace("\\", "");
      }
    };
  }
}
