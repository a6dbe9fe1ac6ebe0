package io.arbiter.server.rejudging;

import io.arbiter.server.rejudging.RejudgingItemStatements.Item;
import io.arbiter.server.score.PuzzleCounts;
import io.arbiter.server.score.Recount;
import io.arbiter.server.score.Scorekeeper;
import io.arbiter.server.submission.SubmissionStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

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
  private final RejudgingStatements statements;
  private final RejudgingItemStatements items;
  private final SubmissionStore submissions;
  private final Recount recount;
  private final PuzzleCounts counts;

  RejudgingApplication(
      RejudgingStatements statements,
      RejudgingItemStatements items,
      SubmissionStore submissions,
      Recount recount,
      PuzzleCounts counts) {
    this.statements = statements;
    this.items = items;
    this.submissions = submissions;
    this.recount = recount;
    this.counts = counts;
  }

  /**
   * Applies up to so many players' results, and closes the rejudging when none are left.
   *
   * @return whether it is applied to the end
   */
  boolean apply(UUID rejudging, int players) {
    QuarkusTransaction.joiningExisting().run(() -> items.passOverUnchanged(rejudging));
    for (int i = 0; i < players; i++) {
      if (!applyNext(rejudging)) {
        return QuarkusTransaction.joiningExisting().call(() -> statements.finish(rejudging));
      }
    }
    return false;
  }

  /** Applies the results of the next player that has some left; false when there is none. */
  boolean applyNext(UUID rejudging) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              Optional<UUID> player = items.nextPlayer(rejudging);
              player.ifPresent(id -> apply(rejudging, id));
              return player.isPresent();
            });
  }

  private void apply(UUID rejudging, UUID player) {
    Map<Boolean, List<Item>> results =
        items.lock(rejudging, player).stream().collect(Collectors.partitioningBy(Item::current));
    items.mark(rejudging, ids(results.getOrDefault(false, List.of())), "SKIPPED");
    List<Item> applied = results.getOrDefault(true, List.of());
    if (!applied.isEmpty()) {
      apply(rejudging, player, applied);
    }
  }

  private void apply(UUID rejudging, UUID player, List<Item> applied) {
    recount.lock(player);
    items.insertJudgements(rejudging, ids(applied));
    submissions.rejudge(
        applied.stream().collect(Collectors.toMap(Item::submission, Item::verdict)));
    items.mark(rejudging, ids(applied), "APPLIED");
    UUID puzzle = applied.getFirst().puzzle();
    int solved = recount.of(player, puzzle);
    // What was nobody's attempt, by our fault or the author's, is one now.
    long attempts = applied.stream().filter(item -> !Scorekeeper.counts(item.before())).count();
    counts.add(puzzle, attempts, solved);
  }

  private static UUID[] ids(List<Item> items) {
    return items.stream().map(Item::submission).toArray(UUID[]::new);
  }
}
