package io.arbiter.core.judging;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The judge's result for one submission.
 *
 * @param verdict the verdict of the first failing test case, or ACCEPTED
 * @param message one line for the player; null if there is nothing to add
 * @param categories every category in order, including those not reached
 * @param failure the first failing test case, or null
 * @param output what the player's code printed; null except for RUN and SCRATCH, and for a run with
 *     results, which have it
 * @param authorTraceback of the author's code if that failed, else null; only authors may see it
 * @param points what an accepted submission earns by the author's code; null if the author's code
 *     gives no points
 * @param results of a run, one for each sample or each of the player's own inputs; empty if no test
 *     has begun, and otherwise
 */
public record Judgement(
    Verdict verdict,
    @Nullable String message,
    List<CategoryResult> categories,
    @Nullable CaseFailure failure,
    @Nullable String output,
    Usage usage,
    @Nullable String authorTraceback,
    @Nullable Integer points,
    List<InputResult> results) {
  public Judgement {
    categories = List.copyOf(categories);
    results = List.copyOf(results);
  }

  public Judgement(
      Verdict verdict,
      @Nullable String message,
      List<CategoryResult> categories,
      @Nullable CaseFailure failure,
      @Nullable String output,
      Usage usage,
      @Nullable String authorTraceback,
      @Nullable Integer points) {
    this(verdict, message, categories, failure, output, usage, authorTraceback, points, List.of());
  }

  public Judgement(
      Verdict verdict,
      @Nullable String message,
      List<CategoryResult> categories,
      @Nullable CaseFailure failure,
      @Nullable String output,
      Usage usage) {
    this(verdict, message, categories, failure, output, usage, null, null);
  }

  /** The verdict, CPU time and steps alone. */
  public Judgement outcome() {
    Usage used = new Usage(usage.cpuMillis(), 0, usage.steps(), 0);
    return new Judgement(verdict, null, List.of(), null, null, used);
  }

  /** What the player's code printed in all; null for a submission. */
  public @Nullable String printed() {
    return output == null && !results.isEmpty()
        ? results.stream().map(InputResult::output).collect(Collectors.joining())
        : output;
  }

  public int passed() {
    return categories.stream().mapToInt(CategoryResult::passed).sum();
  }

  public int total() {
    return categories.stream().mapToInt(CategoryResult::total).sum();
  }
}
