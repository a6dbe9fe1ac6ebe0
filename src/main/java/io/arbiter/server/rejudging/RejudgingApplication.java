package io.arbiter.server.rejudging;

import io.arbiter.core.judging.Verdict;
import io.arbiter.server.score.PuzzleCounts;
import io.arbiter.server.score.Recount;
import io.arbiter.server.score.Scorekeeper;
import io.arbiter.server.submission.SubmissionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes the results of a rejudging the judgements that count, in one transaction for each player.
 * The transaction marks its items as done, so that the work continues at the right place after an
 * interruption.
 *
 * <p>Locks are taken in the scorekeeper's order: the submissions (by id), the player, the rest, the
 * puzzle last. A judgement of the same player that arrives meanwhile either committed before the
 * player's lock was taken here, and then the recount sees it; or it waits for that lock, and then
 * finds what the recount left. The rest of two rejudgings is apart but for the puzzle's row, and
 * two nodes that apply the same one meet at its items: the second finds them done.
 */
@ApplicationScoped
class RejudgingApplication {
  private final Jdbi jdbi;
  private final SubmissionStore submissions;

  RejudgingApplication(Jdbi jdbi, SubmissionStore submissions) {
    this.jdbi = jdbi;
    this.submissions = submissions;
  }

  /**
   * Applies up to so many players' results, and closes the rejudging when none are left.
   *
   * @return whether it is applied to the end
   */
  boolean apply(UUID rejudging, int players) {
    passOverUnchanged(rejudging);
    for (int i = 0; i < players; i++) {
      if (!applyNext(rejudging)) {
        return finish(rejudging);
      }
    }
    return false;
  }

  private void passOverUnchanged(UUID rejudging) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update rejudging_item set outcome = 'UNCHANGED'
                    where rejudging_id = :rejudging and outcome is null and not changes
                    """)
                .bind("rejudging", rejudging)
                .execute());
  }

  /** Applies the results of the next player that has some left; false when there is none. */
  boolean applyNext(UUID rejudging) {
    Optional<UUID> player =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select player_id from rejudging_item
                        where rejudging_id = :rejudging and outcome is null and changes
                        order by player_id limit 1
                        """)
                    .bind("rejudging", rejudging)
                    .mapTo(UUID.class)
                    .findOne());
    player.ifPresent(id -> jdbi.useTransaction(transaction -> apply(transaction, rejudging, id)));
    return player.isPresent();
  }

  /**
   * A result to apply.
   *
   * @param current whether the judgement that it was compared with is still the current one
   */
  private record Item(
      UUID submission, UUID puzzle, boolean current, Verdict before, Verdict verdict) {}

  private void apply(Handle transaction, UUID rejudging, UUID player) {
    Map<Boolean, List<Item>> items =
        lock(transaction, rejudging, player).stream()
            .collect(Collectors.partitioningBy(Item::current));
    mark(transaction, rejudging, items.getOrDefault(false, List.of()), "SKIPPED");
    List<Item> applied = items.getOrDefault(true, List.of());
    if (applied.isEmpty()) {
      return;
    }
    Recount.lock(transaction, player);
    insertJudgements(transaction, rejudging, applied);
    submissions.rejudge(
        transaction, applied.stream().collect(Collectors.toMap(Item::submission, Item::verdict)));
    mark(transaction, rejudging, applied, "APPLIED");
    UUID puzzle = applied.getFirst().puzzle();
    int solved = Recount.of(transaction, player, puzzle);
    // What was nobody's attempt, by our fault or the author's, is one now.
    long attempts = applied.stream().filter(item -> !Scorekeeper.counts(item.before())).count();
    PuzzleCounts.add(transaction, puzzle, attempts, solved);
  }

  private static List<Item> lock(Handle transaction, UUID rejudging, UUID player) {
    return transaction
        .createQuery(
            """
            select s.id, s.puzzle_id, s.attempt = i.attempt as current, i.before, i.verdict
            from rejudging_item i join submission s on s.id = i.submission_id
            where i.rejudging_id = :rejudging and i.player_id = :player
              and i.outcome is null and i.changes
            order by s.id for no key update of s, i
            """)
        .bind("rejudging", rejudging)
        .bind("player", player)
        .map(
            (row, context) ->
                new Item(
                    row.getObject("id", UUID.class),
                    row.getObject("puzzle_id", UUID.class),
                    row.getBoolean("current"),
                    Verdict.valueOf(row.getString("before")),
                    Verdict.valueOf(row.getString("verdict"))))
        .list();
  }

  private static void insertJudgements(Handle transaction, UUID rejudging, List<Item> items) {
    transaction
        .createUpdate(
            """
            insert into judgement (submission_id, attempt, verdict, judgement, provenance, points,
              cpu_millis, steps, source_bytes, judged_at)
            select i.submission_id, i.attempt + 1, i.verdict, i.judgement, i.provenance, 0,
              i.cpu_millis, i.steps, octet_length(s.source), i.judged_at
            from rejudging_item i join submission s on s.id = i.submission_id
            where i.rejudging_id = :rejudging and i.submission_id = any(:submissions)
            """)
        .bind("rejudging", rejudging)
        .bindArray("submissions", UUID.class, ids(items))
        .execute();
  }

  private static void mark(Handle transaction, UUID rejudging, List<Item> items, String outcome) {
    transaction
        .createUpdate(
            """
            update rejudging_item set outcome = :outcome
            where rejudging_id = :rejudging and submission_id = any(:submissions)
            """)
        .bind("outcome", outcome)
        .bind("rejudging", rejudging)
        .bindArray("submissions", UUID.class, ids(items))
        .execute();
  }

  private static List<UUID> ids(List<Item> items) {
    return items.stream().map(Item::submission).toList();
  }

  private boolean finish(UUID rejudging) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        update rejudging r set state = 'APPLIED', applied_at = now(),
                          skipped = (select count(*) from rejudging_item i
                            where i.rejudging_id = r.id and i.outcome = 'SKIPPED')
                        where id = :id and state = 'APPLYING' and not exists (
                          select from rejudging_item i
                          where i.rejudging_id = r.id and i.outcome is null)
                        """)
                    .bind("id", rejudging)
                    .execute())
        > 0;
  }
}
