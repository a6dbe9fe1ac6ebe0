package io.arbiter.server.rejudging;

import com.fasterxml.uuid.Generators;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Begins rejudgings, and turns dry runs into applied ones. Thread-safe. */
@ApplicationScoped
class RejudgingIntake {
  private static final String ADD_ITEMS =
      """
      insert into rejudging_item (rejudging_id, submission_id, player_id, attempt, before,
        before_version)
      select :rejudging, s.id, s.player_id, s.attempt, s.verdict,
        (j.provenance ->> 'version')::int
      from submission s
      join judgement j on j.submission_id = s.id and j.attempt = s.attempt
      where s.kind = 'SUBMISSION' and s.state = 'JUDGED' and %s
      order by s.id
      """;

  private final Jdbi jdbi;
  private final Rejudgings rejudgings;

  RejudgingIntake(Jdbi jdbi, Rejudgings rejudgings) {
    this.jdbi = jdbi;
    this.rejudgings = rejudgings;
  }

  /**
   * A puzzle with who may rejudge it.
   *
   * @param author the author's id, or null for a puzzle that was shipped
   */
  record Puzzle(UUID id, String slug, @Nullable UUID author) {}

  Optional<Puzzle> puzzle(String slug) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select id, author_id from puzzle where slug = :slug")
                .bind("slug", slug)
                .map(
                    (row, context) ->
                        new Puzzle(
                            row.getObject("id", UUID.class),
                            slug,
                            row.getObject("author_id", UUID.class)))
                .findOne());
  }

  /** Where a rejudging is found. */
  record Receipt(String slug, UUID id) {}

  /**
   * Begins to judge all judged submissions of a puzzle against one of its versions.
   *
   * @throws ProblemException NOT_FOUND if there is no such version; CONFLICT if it may not be
   *     applied, or while another rejudging of the puzzle is
   */
  Receipt begin(UUID puzzle, String slug, int version, boolean apply, UUID requester) {
    Receipt receipt =
        jdbi.inTransaction(
            transaction -> {
              RejudgingRules.requireVersion(transaction, puzzle, slug, version, apply);
              RejudgingRules.requireNoneApplying(transaction, puzzle);
              UUID id = insert(transaction, puzzle, version, null, apply, requester);
              int total =
                  transaction
                      .createUpdate(ADD_ITEMS.formatted("s.puzzle_id = :puzzle"))
                      .bind("rejudging", id)
                      .bind("puzzle", puzzle)
                      .execute();
              setTotal(transaction, id, total);
              return new Receipt(slug, id);
            });
    rejudgings.nudge();
    return receipt;
  }

  /**
   * Begins to judge one submission again, against the version that it was judged against last, and
   * to apply the result.
   *
   * @throws ProblemException NOT_FOUND if there is no such submission; INVALID if it is a run;
   *     CONFLICT if it is not judged yet, or is being judged again
   */
  Receipt begin(UUID submission, UUID requester) {
    Receipt receipt =
        jdbi.inTransaction(
            transaction -> {
              RejudgingRules.Single single = RejudgingRules.single(transaction, submission);
              UUID id =
                  insert(
                      transaction, single.puzzle(), single.version(), submission, true, requester);
              int total =
                  transaction
                      .createUpdate(ADD_ITEMS.formatted("s.id = :submission"))
                      .bind("rejudging", id)
                      .bind("submission", submission)
                      .execute();
              setTotal(transaction, id, total);
              return new Receipt(single.slug(), id);
            });
    rejudgings.nudge();
    return receipt;
  }

  /**
   * Has a dry run's results applied, without judging again. Once it is applied, or is being, this
   * changes nothing.
   *
   * @throws ProblemException CONFLICT if not all results are in, the version may not be applied, or
   *     another rejudging of the puzzle is being applied
   */
  void apply(Puzzle puzzle, Rejudging rejudging) {
    try {
      jdbi.useTransaction(
          transaction -> {
            RejudgingRules.requireVersion(
                transaction, puzzle.id(), puzzle.slug(), rejudging.version(), true);
            if (!resume(transaction, rejudging.id())) {
              throw new ProblemException(
                  ErrorCode.CONFLICT, "not all results are in; apply it when it is REPORTED");
            }
          });
    } catch (UnableToExecuteStatementException e) {
      throw RejudgingRules.isConflict(e) ? RejudgingRules.beingApplied() : e;
    }
    rejudgings.nudge();
  }

  private static boolean resume(Handle transaction, UUID id) {
    return transaction
            .createUpdate(
                """
                update rejudging set apply = true,
                  state = case when state = 'REPORTED' then 'APPLYING' else state end
                where id = :id and state <> 'JUDGING'
                """)
            .bind("id", id)
            .execute()
        > 0;
  }

  /** The unique indexes have the last word on what may run beside what. */
  private static UUID insert(
      Handle transaction,
      UUID puzzle,
      int version,
      @Nullable UUID submission,
      boolean apply,
      UUID requester) {
    return transaction
        .createQuery(
            """
            insert into rejudging (id, puzzle_id, version, submission_id, apply, state,
              requested_by)
            values (:id, :puzzle, :version, :submission, :apply, 'JUDGING', :requester)
            on conflict do nothing returning id
            """)
        .bind("id", Generators.timeBasedEpochGenerator().generate())
        .bind("puzzle", puzzle)
        .bind("version", version)
        .bind("submission", submission)
        .bind("apply", apply)
        .bind("requester", requester)
        .mapTo(UUID.class)
        .findOne()
        .orElseThrow(RejudgingRules::beingApplied);
  }

  private static void setTotal(Handle transaction, UUID id, int total) {
    transaction
        .createUpdate("update rejudging set total = :total where id = :id")
        .bind("total", total)
        .bind("id", id)
        .execute();
  }
}
