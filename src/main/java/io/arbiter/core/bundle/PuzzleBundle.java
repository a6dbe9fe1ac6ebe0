package io.arbiter.core.bundle;

import io.arbiter.core.bundle.tests.Difficulty;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.TestSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A puzzle from its author's files, complete and without faults.
 *
 * @param statement Markdown
 * @param signature the first line of the definition in the starter
 * @param generator the source of {@code generator.py}, or null
 * @param hints Markdown, in order
 * @param open whether the puzzle is open to all players, whatever its station
 * @param translations the languages of its texts
 */
public record PuzzleBundle(
    String title,
    Difficulty difficulty,
    int points,
    List<String> tags,
    String statement,
    String starter,
    String signature,
    Limits limits,
    TestSet tests,
    @Nullable String generator,
    List<ReferenceSolution> solutions,
    List<String> hints,
    boolean open,
    Translations translations) {
  public PuzzleBundle {
    tags = List.copyOf(tags);
    solutions = List.copyOf(solutions);
    hints = List.copyOf(hints);
  }

  /** Whether a solution expects ACCEPTED. Only a draft may be without. */
  public boolean isSolved() {
    return solutions.stream().anyMatch(solution -> solution.expected() == Verdict.ACCEPTED);
  }

  /** The first solution that expects ACCEPTED. It provides answers where the bundle has none. */
  public ReferenceSolution accepted() {
    return solutions.stream()
        .filter(solution -> solution.expected() == Verdict.ACCEPTED)
        .findFirst()
        .orElseThrow();
  }

  /** The same bundle with another test set. */
  public PuzzleBundle with(TestSet others) {
    return new PuzzleBundle(
        title,
        difficulty,
        points,
        tags,
        statement,
        starter,
        signature,
        limits,
        others,
        generator,
        solutions,
        hints,
        open,
        translations);
  }
}
