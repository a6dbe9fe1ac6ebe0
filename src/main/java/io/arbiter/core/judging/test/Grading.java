package io.arbiter.core.judging.test;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a puzzle beside its test cases.
 *
 * @param inspector the source of {@code inspector.py}, which sees the text of a solution before the
 *     tests; or null
 * @param mostPoints the most points that an accepted solution can earn, if the author's code gives
 *     the points; null if every accepted solution earns the whole points of the puzzle
 * @param answers the source of the solution that gives the answers to players' own inputs; null if
 *     the author offers no answers
 */
public record Grading(
    @Nullable String inspector, @Nullable Integer mostPoints, @Nullable String answers) {
  /** No inspector, and the whole points for every accepted solution. */
  public static final Grading PLAIN = new Grading(null, null);

  private static final Pattern PROGRAM = Pattern.compile("\\b(exec|eval|compile)\\b");

  public Grading(@Nullable String inspector, @Nullable Integer mostPoints) {
    this(inspector, mostPoints, null);
  }

  public boolean byPoints() {
    return mostPoints != null;
  }

  /** Whether the inspector may run code that is in the player's text. */
  public boolean runsPrograms() {
    return inspector != null && runsPrograms(inspector);
  }

  static boolean runsPrograms(String source) {
    return PROGRAM.matcher(source).find();
  }

  public Grading withoutInspector() {
    return new Grading(null, mostPoints, answers);
  }
}
