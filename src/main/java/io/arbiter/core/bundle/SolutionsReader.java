package io.arbiter.core.bundle;

import io.arbiter.core.bundle.fault.FaultList;
import io.arbiter.core.bundle.file.BundleFiles;
import io.arbiter.core.judging.Blame;
import io.arbiter.core.judging.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the solutions in a bundle. A draft may have none; only its validation asks for one.
 *
 * @param categories the categories of the tests; null if unknown
 */
record SolutionsReader(BundleFiles files, @Nullable Set<String> categories, FaultList faults) {
  private static final String FOLDER = "solutions";
  private static final int MAX = 50;
  private static final int MAX_HEADER = 300;
  private static final Pattern EXPECT =
      Pattern.compile("#\\s*expect:\\s*([A-Z_]+)(?:\\s+(.+?))?\\s*");

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
    String first = source.lines().findFirst().orElse("");
    // The pattern is slow on a long line, and no category has so long a name.
    Matcher header = EXPECT.matcher(first.substring(0, Math.min(first.length(), MAX_HEADER)));
    if (!header.matches()) {
      faults.add(name, 1, "the first line must be '# expect: VERDICT [category]'");
      return null;
    }
    Optional<Verdict> verdict = verdict(header.group(1));
    if (verdict.isEmpty()) {
      faults.add(
          name,
          1,
          FaultList.quote(header.group(1)) + " is not a verdict that a solution may expect");
      return null;
    }
    @Nullable String category = header.group(2);
    if (category != null && categories != null && !categories.contains(category)) {
      faults.add(name, 1, "there is no category " + FaultList.quote(category));
    }
    return new ReferenceSolution(name, source, verdict.get(), category);
  }

  /** Finds a verdict that a solution can cause; faults of the author or the judge are excluded. */
  private static Optional<Verdict> verdict(String name) {
    return Arrays.stream(Verdict.values())
        .filter(v -> v.name().equals(name))
        .filter(v -> v.blame() == Blame.PLAYER || v.blame() == Blame.NOBODY)
        .findFirst();
  }
}
