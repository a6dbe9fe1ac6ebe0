package io.arbiter.core.bundle;

import io.arbiter.core.bundle.file.BundleFiles;
import io.arbiter.core.bundle.file.FaultList;
import io.arbiter.core.judging.Verdict;
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
      ReferenceSolution solution = source == null ? null : solution(name, source);
      if (solution != null) {
        solutions.add(solution);
      }
    }
    if (!names.isEmpty() && solutions.stream().noneMatch(s -> s.expected() == Verdict.ACCEPTED)) {
      faults.add(FOLDER, 0, "has no solution that expects ACCEPTED");
    }
    return solutions;
  }

  private @Nullable ReferenceSolution solution(String name, String source) {
    Optional<ExpectLine> line = ExpectLine.of(source);
    if (line.isEmpty()) {
      faults.add(name, 1, "the first line must be '# expect: VERDICT [category]'");
      return null;
    }
    Optional<Verdict> verdict = line.get().expected();
    if (verdict.isEmpty()) {
      faults.add(
          name,
          1,
          FaultList.quote(line.get().verdict()) + " is not a verdict that a solution may expect");
      return null;
    }
    @Nullable String category = line.get().category().orElse(null);
    if (category != null && categories != null && !categories.contains(category)) {
      faults.add(name, 1, "there is no category " + FaultList.quote(category));
    }
    return new ReferenceSolution(name, source, verdict.get(), category);
  }
}
