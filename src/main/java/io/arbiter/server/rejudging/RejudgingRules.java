package io.arbiter.server.rejudging;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** What may be rejudged, and what beside what; each refusal is a {@link ProblemException}. */
final class RejudgingRules {
  /** A dry run may try any version; only one that has passed its validation gives judgements. */
  private static final Set<String> APPLICABLE = Set.of("VALIDATED", "PUBLISHED", "RETIRED");

  /** PostgreSQL's code for a broken unique index. */
  private static final String UNIQUE_VIOLATION = "23505";

  private RejudgingRules() {}

  /** The version must be there, and if it is to be applied, have passed its validation. */
  static void requireVersion(
      Handle transaction, UUID puzzle, String slug, int version, boolean apply) {
    String state =
        transaction
            .createQuery(
                "select state from puzzle_version where puzzle_id = :puzzle and number = :number")
            .bind("puzzle", puzzle)
            .bind("number", version)
            .mapTo(String.class)
            .findOne()
            .orElseThrow(
                () ->
                    new ProblemException(ErrorCode.NOT_FOUND, slug + " has no version " + version));
    if (apply && !APPLICABLE.contains(state)) {
      throw new ProblemException(
          ErrorCode.CONFLICT,
          "version %d is %s: only one that passed its validation can be applied"
              .formatted(version, state));
    }
  }

  /** Comparing with verdicts that are about to change would tell nothing. */
  static void requireNoneApplying(Handle transaction, UUID puzzle) {
    boolean applying =
        transaction
            .createQuery(
                """
                select exists (select from rejudging where puzzle_id = :puzzle and apply
                  and state <> 'APPLIED' and submission_id is null)
                """)
            .bind("puzzle", puzzle)
            .mapTo(Boolean.class)
            .one();
    if (applying) {
      throw beingApplied();
    }
  }

  static ProblemException beingApplied() {
    return new ProblemException(
        ErrorCode.CONFLICT, "another rejudging of this is not finished; it will be applied first");
  }

  /** Whether a unique index had the last word on what may run beside what. */
  static boolean isConflict(JdbiException e) {
    return e.getCause() instanceof SQLException cause
        && UNIQUE_VIOLATION.equals(cause.getSQLState());
  }

  /**
   * A submission to judge again.
   *
   * @param version that judged it last
   */
  record Single(UUID puzzle, String slug, int version, boolean judged) {}

  /** The submission, which must be one that scores, and be judged. */
  static Single single(Handle transaction, UUID submission) {
    Single single =
        transaction
            .createQuery(
                """
                select s.puzzle_id, p.slug, j.submission_id is not null as judged,
                  coalesce((j.provenance ->> 'version')::int, s.version) as version
                from submission s
                left join puzzle p on p.id = s.puzzle_id and s.kind = 'SUBMISSION'
                left join judgement j on j.submission_id = s.id and j.attempt = s.attempt
                where s.id = :id
                """)
            .bind("id", submission)
            .map(
                (row, context) -> {
                  @Nullable String slug = row.getString("slug");
                  if (slug == null) {
                    throw new ProblemException(
                        ErrorCode.INVALID, "a run has no score that could change; run it again");
                  }
                  return new Single(
                      row.getObject("puzzle_id", UUID.class),
                      slug,
                      row.getInt("version"),
                      row.getBoolean("judged"));
                })
            .findOne()
            .orElseThrow(
                () -> new ProblemException(ErrorCode.NOT_FOUND, "no submission " + submission));
    if (!single.judged()) {
      throw new ProblemException(ErrorCode.CONFLICT, "the submission is not judged yet");
    }
    return single;
  }
}
