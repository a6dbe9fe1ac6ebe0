package io.arbiter.server.player;

import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A suspended player may read but not write.
 *
 * @param reason as the player sees it
 * @param until null until an admin lifts the suspension
 */
public record Suspension(
    @NotBlank @Size(max = 1000) @Pattern(regexp = "[^\\x00]*", message = "has a NUL character")
        String reason,
    @Nullable Instant until) {
  boolean isOver(Instant now) {
    return until != null && !until.isAfter(now);
  }

  /** The answer to a suspended player who wants to write. */
  public ProblemException refusal() {
    return until == null
        ? ProblemReason.SUSPENDED.problem(reason)
        : ProblemReason.SUSPENDED_UNTIL.problem(
            until.truncatedTo(ChronoUnit.SECONDS).toString(), reason);
  }
}
