package io.arbiter.core.exchange;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Renders the few Django tags that descriptions use, for a player of Python. Use each object for
 * one text.
 *
 * <p>Unknown tags and variables are left out and listed in {@link #unknown}.
 */
final class CheckioTemplate {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\{%-?\\s*+(?<tag>[^%]*+)%\\}|\\{\\{\\s*+(?<variable>[^{}]*+)\\}\\}|\\{#[^\\n]*?#\\}");

  /** Which language the player has chosen, such as {@code interpreter.slug == "js-node"}. */
  private static final Pattern CHOSEN =
      Pattern.compile("[\\w.]+\\s*(?<sign>[=!]=)\\s*[\"'](?<language>[\\w-]*)[\"']");

  private static final Pattern BLANK = Pattern.compile("\\s+");

  /** Tags that enclose text without changing it. */
  private static final Set<String> PLAIN =
      Set.of(
          "load",
          "block",
          "endblock",
          "spaceless",
          "endspaceless",
          "autoescape",
          "endautoescape",
          "trans",
          "blocktrans",
          "endblocktrans",
          "verbatim",
          "endverbatim");

  private static final Map<String, Boolean> FACTS =
      Map.of(
          "is_js", false,
          "is_js_node", false,
          "is_py", true,
          "is_python", true,
          "is_python_3", true,
          "True", true,
          "False", false);

  private final Map<String, String> variables;
  private final Set<String> unknown = new LinkedHashSet<>();
  private final Deque<Branch> branches = new ArrayDeque<>();
  private boolean inComment;

  /**
   * An open {@code if}.
   *
   * @param active whether the text that follows is shown
   * @param taken whether one of its branches was shown already
   */
  private record Branch(boolean active, boolean taken) {}

  CheckioTemplate(Map<String, String> variables) {
    this.variables = variables;
  }

  String render(String text) {
    StringBuilder result = new StringBuilder();
    Matcher tokens = TOKEN.matcher(text);
    int position = 0;
    while (tokens.find()) {
      show(text.substring(position, tokens.start()), result);
      position = tokens.end();
      @Nullable String tag = tokens.group("tag");
      @Nullable String variable = tokens.group("variable");
      if (tag != null) {
        follow(tag.strip());
      } else if (variable != null) {
        show(variable(variable.strip()), result);
      }
    }
    show(text.substring(position), result);
    return result.toString();
  }

  Set<String> unknown() {
    return unknown;
  }

  private void show(String text, StringBuilder result) {
    if (isShown()) {
      result.append(text);
    }
  }

  private boolean isShown() {
    return !inComment && branches.stream().allMatch(Branch::active);
  }

  private void follow(String tag) {
    String name = BLANK.split(tag, 2)[0];
    String rest = tag.substring(name.length()).strip();
    switch (name) {
      case "comment" -> inComment = true;
      case "endcomment" -> inComment = false;
      case "if" -> {
        boolean holds = isTrue(rest);
        branches.push(new Branch(holds, holds));
      }
      case "elif", "else" -> {
        Branch before = branches.isEmpty() ? new Branch(false, false) : branches.pop();
        boolean holds = !before.taken() && (name.equals("else") || isTrue(rest));
        branches.push(new Branch(holds, holds || before.taken()));
      }
      case "endif" -> branches.poll();
      default -> {
        if (!PLAIN.contains(name) && isShown()) {
          unknown.add("{% " + tag + " %}");
        }
      }
    }
  }

  private String variable(String expression) {
    String name = expression.replaceFirst("\\|.*", "").strip();
    @Nullable String value = variables.get(name);
    if (value == null && isShown()) {
      unknown.add("{{ " + expression + " }}");
    }
    return value == null ? "" : value;
  }

  private boolean isTrue(String condition) {
    for (String alternative : condition.split("\\s+or\\s+", -1)) {
      boolean all = true;
      for (String term : alternative.split("\\s+and\\s+", -1)) {
        boolean negated = term.startsWith("not ");
        all &= isFact(negated ? term.substring("not ".length()).strip() : term.strip()) != negated;
      }
      if (all) {
        return true;
      }
    }
    return false;
  }

  private boolean isFact(String name) {
    Matcher chosen = CHOSEN.matcher(name);
    if (chosen.matches()) {
      return chosen.group("language").startsWith("py") == chosen.group("sign").equals("==");
    }
    @Nullable Boolean fact = FACTS.get(name.substring(name.lastIndexOf('.') + 1));
    if (fact == null) {
      unknown.add("{% if " + name + " %}");
    }
    return fact != null && fact;
  }
}
