package io.arbiter.puzzle;

import io.arbiter.judging.Limits;
import io.arbiter.judging.TestSet;
import java.util.List;

/**
 * A puzzle as its author wrote it, read and found complete.
 *
 * @param statement Markdown
 * @param signature the first line of the definition in the starter
 * @param hints Markdown, in order
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
    List<ReferenceSolution> solutions,
    List<String> hints) {
  public PuzzleBundle {
    tags = List.copyOf(tags);
    solutions = List.copyOf(solutions);
    hints = List.copyOf(hints);
  }
}
