package io.arbiter.core.judging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the judge says of one submission.
 *
 * @param verdict that of the first failing test case, or ACCEPTED
 * @param message one line for the player, or null when there is nothing to add
 * @param categories every category in order, also those not reached
 * @param failure the first failing test case, or null
 * @param output what the player printed, in runs and scratch only
 * @param usage what was used
 * @param authorTraceback of the author's own code when that failed, for authors alone; else null
 */
public record Judgement(
    Verdict verdict,
    @Nullable String message,
    List<CategoryResult> categories,
    @Nullable CaseFailure failure,
    @Nullable String output,
    Usage usage,
    @Nullable String authorTraceback) {
  public Judgement {
    categories = List.copyOf(categories);
  }

  /** A judgement in which no code of the author's failed. */
  public Judgement(
      Verdict verdict,
      @Nullable String message,
      List<CategoryResult> categories,
      @Nullable CaseFailure failure,
      @Nullable String output,
      Usage usage) {
    this(verdict, message, categories, failure, output, usage, null);
  }

  public int passed() {
    return categories.stream().mapToInt(CategoryResult::passed).sum();
  }

  public int total() {
    return categories.stream().mapToInt(CategoryResult::total).sum();
  }
}
