package io.arbiter.server.submission;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.core.judging.Blame;
import io.arbiter.core.judging.CaseFailure;
import io.arbiter.core.judging.CategoryResult;
import io.arbiter.core.judging.InputResult;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.SubmissionState;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.source.ProgrammingLanguage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A submission as the API shows it: one flat JSON object. Unknown values are null. */
public record SubmissionView(
    UUID id,
    ProgrammingLanguage language,
    @JsonUnwrapped Sent sent,
    @JsonUnwrapped Progress progress,
    @JsonUnwrapped Outcome outcome,
    @JsonUnwrapped Details details) {
  /**
   * What was sent.
   *
   * @param player null after the deletion of the account
   * @param contest null for an ordinary submission
   */
  public record Sent(
      SubmissionKind kind,
      @Nullable String puzzle,
      @Nullable Integer version,
      @Nullable String player,
      Limits limits,
      Instant submittedAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID contest) {}

  /**
   * How far the judging is.
   *
   * @param reason why the submission waits, if a fault of Arbiter is the cause
   */
  public record Progress(
      SubmissionState state,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
      int attempt,
      @Nullable Instant judgedAt) {}

  /**
   * What all may see of the result who see the submission.
   *
   * @param failure without its details for viewers who may not see {@link Details}
   * @param unlocked the names of the stations that the verdict opened
   */
  public record Outcome(
      @Nullable Verdict verdict,
      @Nullable Blame blame,
      @Nullable Cases cases,
      @Nullable CaseFailure failure,
      @Nullable Usage usage,
      int points,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> unlocked) {
    static Outcome of(@Nullable Judgement made, boolean detailed, int points, List<String> open) {
      return made == null
          ? new Outcome(null, null, null, null, null, points, open)
          : new Outcome(
              made.verdict(),
              made.verdict().blame(),
              new Cases(made.passed(), made.total(), made.categories()),
              detailed ? made.failure() : outline(made.failure()),
              made.usage(),
              points,
              open);
    }

    private static @Nullable CaseFailure outline(@Nullable CaseFailure failure) {
      return failure == null
          ? null
          : new CaseFailure(
              failure.category(), failure.index(), true, null, null, null, null, null);
    }
  }

  /** How many test cases passed, in all and by category. */
  public record Cases(int passed, int total, List<CategoryResult> categories) {}

  /**
   * What only those see who also see the source.
   *
   * @param source also null in lists
   * @param sourceHash SHA-256 of the source in UTF-8, in hexadecimal: equal for equal sources
   * @param counterexample a generated input on which the submission fails
   * @param searching whether a worker may still find a counter-example
   * @param authorTraceback of the puzzle's own code; only its author and admins see it
   * @param results of a run: one for each sample, or for each of the player's own inputs
   */
  public record Details(
      @Nullable String message,
      @Nullable String output,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String source,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sourceHash,
      @JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Nullable String counterexample,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean searching,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String authorTraceback,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<InputResult> results) {
    static final Details HIDDEN = new Details(null, null, null, null, null, false, null, List.of());
  }

  @JsonIgnore
  public boolean isJudged() {
    return progress.state().isTerminal();
  }
}
