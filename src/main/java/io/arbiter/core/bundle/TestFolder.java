package io.arbiter.core.bundle;

import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tests of a program from the files {@code tests/<category>/<name>.in} and {@code .ans},
 * with an optional explanation in {@code .md}. The tests of the category {@code sample} are the
 * samples, and come first; the other categories follow by name.
 */
record TestFolder(BundleFiles files, FaultList faults) {
  static final String NAME = "tests";

  static final String SAMPLE = "sample";

  private static final Pattern PATH = Pattern.compile(NAME + "/([^/]+)/(.+)\\.(in|ans|md)");
  private static final Pattern PART = Pattern.compile("[0-9]+|[^0-9]+");

  /** Numbers in names are compared as numbers: 2 comes before 10. */
  private static final Comparator<String> BY_NAME =
      Comparator.comparing(TestFolder::comparable).thenComparing(Comparator.naturalOrder());

  List<TestCategory> read() {
    SortedMap<String, SortedMap<String, List<String>>> found =
        new TreeMap<>(
            Comparator.comparing((String category) -> !category.equals(SAMPLE))
                .thenComparing(BY_NAME));
    for (String path : files.in(NAME)) {
      Matcher parts = PATH.matcher(path);
      if (parts.matches()) {
        found
            .computeIfAbsent(parts.group(1), _ -> new TreeMap<>(BY_NAME))
            .computeIfAbsent(parts.group(2), _ -> new ArrayList<>())
            .add(parts.group(3));
      }
    }
    List<TestCategory> categories = new ArrayList<>();
    found.forEach((category, tests) -> categories.add(category(category, tests)));
    if (!found.containsKey(SAMPLE)) {
      faults.add(NAME, 0, "has no folder sample, whose tests players see");
    }
    return categories;
  }

  private TestCategory category(String category, SortedMap<String, List<String>> tests) {
    List<TestCase> cases = new ArrayList<>();
    tests.forEach((name, _) -> cases.add(test(category, NAME + "/" + category + "/" + name)));
    return new TestCategory(category, cases);
  }

  private TestCase test(String category, String path) {
    @Nullable String input = files.text(path + ".in");
    @Nullable String answer = files.text(path + ".ans");
    @Nullable String explanation = files.optionalText(path + ".md");
    return new TestCase(
        List.of(new PyValue.Str(input == null ? "" : input)),
        null,
        new PyValue.Str(answer == null ? "" : answer),
        explanation == null || explanation.isBlank() ? null : explanation,
        category.equals(SAMPLE));
  }

  private static String comparable(String name) {
    StringBuilder comparable = new StringBuilder();
    for (MatchResult part : PART.matcher(name).results().toList()) {
      String text = part.group();
      String digits = text.replaceFirst("^0+(?=[0-9])", "");
      comparable.append(
          Character.isDigit(text.charAt(0)) ? "%03d".formatted(digits.length()) + digits : text);
    }
    return comparable.toString();
  }
}
