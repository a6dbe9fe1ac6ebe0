package io.arbiter.server.submission.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.arbiter.core.judging.Blame;
import io.arbiter.core.judging.CaseFailure;
import io.arbiter.core.judging.CategoryResult;
import io.arbiter.core.judging.InputResult;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.SubmissionState;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.PyValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission as the API shows it. Unknown values are null. {@code source}, {@code sourceHash},
 * {@code output} and the failure's details are also null for viewers who may not see them. The
 * counter-example is a generated input on which the submission fails. The author's traceback is
 * from the puzzle's own code; only its author and admins see it. The player of a deleted account is
 * null. {@code unlocked} has the names of the stations that the verdict opened. Only a run with the
 * player's own inputs has results.
 *
 * @param reason why the submission waits, if a fault of Arbiter is the cause
 * @param contest that it was sent for; null for an ordinary submission
 * @param sourceHash SHA-256 of the source in UTF-8, in hexadecimal: equal for equal sources
 */
public record SubmissionView(
    UUID id,
    SubmissionKind kind,
    @Nullable String puzzle,
    @Nullable Integer version,
    @Nullable String player,
    SubmissionState state,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
    @Nullable Verdict verdict,
    @Nullable Blame blame,
    @Nullable String message,
    @Nullable Cases cases,
    @Nullable CaseFailure failure,
    @Nullable String output,
    @Nullable Usage usage,
    Limits limits,
    int points,
    Instant submittedAt,
    @Nullable Instant judgedAt,
    int attempt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String source,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sourceHash,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Nullable String counterexample,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String authorTraceback,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> unlocked,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OwnResult> results,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID contest) {
  public SubmissionView {
    unlocked = List.copyOf(unlocked);
    results = List.copyOf(results);
  }

  /** How many test cases passed, in all and by category. */
  public record Cases(int passed, int total, List<CategoryResult> categories) {}

  /** The same while it waits because of a fault of Arbiter. */
  SubmissionView delayed(String why) {
    return with(why, authorTraceback);
  }

  /**
   * What the code did with one of the player's own inputs.
   *
   * @param actual the value; absent if there is an error
   * @param expected the author's answer; null if there is none, or if it is {@code None}
   * @param passed whether the value is right; null if the author offers no answer for the input
   */
  public record OwnResult(
      List<PyValue> input,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PyValue actual,
      @Nullable PyValue expected,
      @Nullable Boolean passed,
      String output,
      Usage usage,
      InputResult.@Nullable CallError error) {
    public OwnResult {
      input = List.copyOf(input);
    }

    static OwnResult of(InputResult result) {
      return new OwnResult(
          result.input(),
          result.actual(),
          result.expected(),
          result.passed(),
          result.output(),
          result.usage(),
          result.error());
    }
  }

  /** The same for a viewer who may see only the outcome. */
  SubmissionView forOthers() {
    @Nullable CaseFailure outline =
        failure == null
            ? null
            : new CaseFailure(failure.category(), failure.index(), true, null, null, null, null);
    return new SubmissionView(
        id,
        kind,
        puzzle,
        version,
        player,
        state,
        reason,
        verdict,
        blame,
        null,
        cases,
        outline,
        null,
        usage,
        limits,
        points,
        submittedAt,
        judgedAt,
        attempt,
        null,
        null,
        null,
        null,
        unlocked,
        List.of(),
        contest);
  }

  /** The same for a player, who does not see the author's code. */
  SubmissionView forPlayer() {
    return authorTraceback == null ? this : with(reason, null);
  }

  private SubmissionView with(@Nullable String newReason, @Nullable String newTraceback) {
    return new SubmissionView(
        id,
        kind,
        puzzle,
        version,
        player,
        state,
        newReason,
        verdict,
        blame,
        message,
        cases,
        failure,
        output,
        usage,
        limits,
        points,
        submittedAt,
        judgedAt,
        attempt,
        source,
        sourceHash,
        counterexample,
        newTraceback,
        unlocked,
        results,
        contest);
  }
}
