package io.arbiter.core.bundle;

import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the translations {@code translations/<language>/statement.md}, {@code
 * translations/<language>/hints/<number>.md} and {@code translations/<language>/explanations.md}.
 *
 * @param original the language of the bundle's own texts
 * @param samples in their order; null if the tests cannot be read
 */
record TranslationsReader(
    BundleFiles files,
    Language original,
    String title,
    List<String> hints,
    @Nullable List<TestCase> samples,
    FaultList faults) {
  private static final String FOLDER = "translations";
  private static final int MAX = 40;
  private static final int MAX_TITLE_CHARS = 100;
  private static final int MAX_HEADING_CHARS = 300;
  private static final Pattern PATH = Pattern.compile(FOLDER + "/([^/]+)/(.+)");
  private static final Pattern HINT = Pattern.compile("hints/([1-9][0-9]?)\\.md");
  private static final Pattern EXPLANATION = Pattern.compile("([1-9][0-9]{0,3})\\.\\s+(.+)");
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
    String statement = files.page(folder + "statement.md");
    List<String> translated = new ArrayList<>(hints);
    for (String name : names) {
      Matcher hint = HINT.matcher(name);
      if (hint.matches()) {
        int number = Integer.parseInt(hint.group(1));
        if (number > hints.size()) {
          faults.add(folder + name, 0, "translates no hint: there is no hints/" + number + ".md");
        } else {
          translated.set(number - 1, files.page(folder + name));
        }
      }
    }
    return new Translation(
        language,
        heading(statement),
        statement,
        translated,
        explanations(folder + "explanations.md"));
  }

  /** Reads a numbered list. A line without a number continues the explanation before. */
  private SortedMap<Integer, String> explanations(String file) {
    SortedMap<Integer, String> explanations = new TreeMap<>();
    @Nullable String text = files.optionalText(file);
    List<String> lines = text == null ? List.of() : text.lines().toList();
    int number = 0;
    for (int i = 0; i < lines.size(); i++) {
      Matcher item = EXPLANATION.matcher(lines.get(i));
      String said = lines.get(i).strip();
      if (item.matches()) {
        number = Integer.parseInt(item.group(1));
        said = item.group(2);
        if (explanations.containsKey(number)) {
          faults.add(file, i + 1, "translates sample " + number + " twice");
        } else if (!isExplained(number)) {
          faults.add(file, i + 1, "translates nothing: sample " + number + " has no explanation");
        }
      } else if (number == 0 && !said.isEmpty()) {
        faults.add(file, i + 1, "must begin with the number of a sample, such as 1.");
      }
      if (number > 0) {
        explanations.merge(number, said, (before, more) -> (before + " " + more).strip());
      }
    }
    return explanations;
  }

  /** Tests that cannot be read have faults of their own. */
  private boolean isExplained(int number) {
    return samples == null
        || number <= samples.size() && samples.get(number - 1).explanation() != null;
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
