package io.arbiter.core.bundle;

import io.arbiter.core.judging.Verdict;
import io.arbiter.core.source.ProgrammingLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the solutions in a bundle. A draft may have none; only its validation asks for one.
 *
 * @param categories the categories of the tests; null if unknown
 */
record SolutionsReader(BundleFiles files, @Nullable Set<String> categories, FaultList faults) {
  private static final String FOLDER = "solutions";
  private static final int MAX = 50;

  List<ReferenceSolution> read() {
    List<String> names = files.in(FOLDER);
    if (names.size() > MAX) {
      faults.add(FOLDER, 0, "has more than " + MAX + " solutions");
    }
    List<ReferenceSolution> solutions = new ArrayList<>();
    for (String name : names) {
      String source = files.optionalText(name);
      if (source != null) {
        solution(name, source).ifPresent(solutions::add);
      }
    }
    for (ProgrammingLanguage language : ProgrammingLanguage.values()) {
      boolean wanted =
          names.stream().anyMatch(name -> ProgrammingLanguage.ofFile(name) == language);
      if (wanted && ReferenceSolution.firstAccepted(solutions, language).isEmpty()) {
        String where = language == ProgrammingLanguage.PYTHON ? "" : " in " + language.title();
        faults.add(FOLDER, 0, "has no solution" + where + " that expects ACCEPTED");
      }
    }
    return solutions;
  }

  private Optional<ReferenceSolution> solution(String name, String source) {
    ProgrammingLanguage language = ProgrammingLanguage.ofFile(name);
    String starter = language.file("starter");
    if (language != ProgrammingLanguage.PYTHON && !files.has(starter)) {
      faults.add(name, 0, "needs a " + starter);
    }
    Optional<ExpectLine> line = ExpectLine.of(source);
    if (line.isEmpty()) {
      faults.add(
          name,
          1,
          "the first line must be '" + language.comment() + " expect: VERDICT [category]'");
      return Optional.empty();
    }
    String word = line.get().verdict();
    Optional<Verdict> verdict = line.get().expected();
    @Nullable String category = line.get().category().orElse(null);
    if (verdict.isEmpty()) {
      faults.add(name, 1, FaultList.quote(word) + " is not a verdict that a solution may expect");
    } else if (category != null && categories != null && !categories.contains(category)) {
      faults.add(name, 1, "there is no category " + FaultList.quote(category));
    }
    return verdict.map(expected -> new ReferenceSolution(name, source, expected, category));
  }
}
