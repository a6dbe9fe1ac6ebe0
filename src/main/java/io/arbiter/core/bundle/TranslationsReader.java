package io.arbiter.core.bundle;

import io.arbiter.core.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the translations {@code translations/<language>/statement.md} and {@code
 * translations/<language>/hints/<number>.md}.
 *
 * @param original the language of the bundle's own texts
 */
record TranslationsReader(
    BundleFiles files, Language original, String title, List<String> hints, FaultList faults) {
  private static final String FOLDER = "translations";
  private static final int MAX = 40;
  private static final int MAX_TITLE_CHARS = 100;
  private static final int MAX_HEADING_CHARS = 300;
  private static final Pattern PATH = Pattern.compile(FOLDER + "/([^/]+)/(.+)");
  private static final Pattern HINT = Pattern.compile("hints/([1-9][0-9]?)\\.md");
  private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*?)(?:\\s+#+)?\\s*");

  List<Translation> read() {
    SortedMap<String, List<String>> languages = new TreeMap<>();
    for (String path : files.in(FOLDER)) {
      Matcher parts = PATH.matcher(path);
      if (parts.matches() && isLanguage(path, parts.group(1))) {
        languages.computeIfAbsent(parts.group(1), _ -> new ArrayList<>()).add(parts.group(2));
      }
    }
    if (languages.size() > MAX) {
      faults.add(FOLDER, 0, "has more than " + MAX + " languages");
    }
    List<Translation> all = new ArrayList<>();
    languages.forEach((language, names) -> all.add(translation(language, names)));
    return all;
  }

  private boolean isLanguage(String path, String tag) {
    if (!Language.isTag(tag)) {
      faults.add(path, 0, FaultList.quote(tag) + " is no language like uk or pt-BR");
      return false;
    }
    if (tag.equals(original.tag())) {
      faults.add(path, 0, tag + " is the puzzle's own language");
      return false;
    }
    return true;
  }

  private Translation translation(String language, List<String> names) {
    String folder = FOLDER + "/" + language + "/";
    String statement = text(folder + "statement.md");
    List<String> translated = new ArrayList<>(hints);
    for (String name : names) {
      Matcher hint = HINT.matcher(name);
      if (hint.matches()) {
        int number = Integer.parseInt(hint.group(1));
        if (number > hints.size()) {
          faults.add(folder + name, 0, "translates no hint: there is no hints/" + number + ".md");
        } else {
          translated.set(number - 1, text(folder + name));
        }
      }
    }
    return new Translation(language, heading(statement), statement, translated);
  }

  private String text(String path) {
    String text = files.text(path);
    return text == null ? "" : text;
  }

  /** The statement's heading, if the statement begins with a heading; else the bundle's title. */
  private String heading(String statement) {
    String first = statement.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    // The pattern is slow on a long line, and no title is so long.
    Matcher heading =
        HEADING.matcher(first.substring(0, Math.min(first.length(), MAX_HEADING_CHARS)));
    if (!heading.matches() || heading.group(1).isBlank()) {
      return title;
    }
    return PuzzleBundle.Texts.beginning(heading.group(1).strip(), MAX_TITLE_CHARS);
  }
}
