package io.arbiter.server.rejudging;

import io.arbiter.core.judging.Verdict;
import io.arbiter.server.rejudging.Rejudging.State;
import io.arbiter.server.rejudging.RejudgingItemQueries.Item;
import io.arbiter.server.score.PuzzleCounts;
import io.arbiter.server.score.Recount;
import io.arbiter.server.submission.SubmissionStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Replaces judgements by the results of a rejudging, in one transaction for each player. The
 * transaction also marks its items as done, so the work continues at the right place after an
 * interruption.
 *
 * <p>The transaction locks in the scorekeeper's order: the submissions (by id), the player, other
 * rows, the puzzle last. If another judgement of the same player arrives meanwhile, there are two
 * cases. Either it committed before the player was locked here, and the recount sees it. Or it
 * waits for the player's lock, and then reads the result of the recount. Of the other rows, two
 * rejudgings share only the puzzle's. If two nodes apply the same rejudging, both lock its items,
 * and the second node finds them done.
 */
@ApplicationScoped
class RejudgingApplication {
  private final RejudgingQueries queries;
  private final RejudgingItemQueries items;
  private final SubmissionStore submissions;
  private final Recount recount;
  private final PuzzleCounts counts;

  RejudgingApplication(
      RejudgingQueries queries,
      RejudgingItemQueries items,
      SubmissionStore submissions,
      Recount recount,
      PuzzleCounts counts) {
    this.queries = queries;
    this.items = items;
    this.submissions = submissions;
    this.recount = recount;
    this.counts = counts;
  }

  /**
   * Applies the results of some players, and closes the rejudging when no results are left.
   *
   * @param players the most players
   * @return whether the whole rejudging is applied now
   */
  public boolean apply(UUID rejudging, int players) {
    QuarkusTransaction.joiningExisting().run(() -> items.closeUnchanged(rejudging));
    for (int i = 0; i < players; i++) {
      if (!applyNext(rejudging)) {
        return QuarkusTransaction.joiningExisting()
            .call(() -> queries.finish(rejudging, State.APPLYING, State.APPLIED) > 0);
      }
    }
    return false;
  }

  /** Applies the results of the next player; false if no player has results left. */
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
        applied.stream()
            .collect(Collectors.toMap(Item::submission, item -> Verdict.valueOf(item.verdict()))));
    items.mark(rejudging, ids(applied), "APPLIED");
    UUID puzzle = applied.getFirst().puzzle();
    int solved = recount.of(player, puzzle);
    // A verdict that was the judge's or the author's fault did not count as an attempt. The new one
    // does.
    long attempts =
        applied.stream().filter(item -> !Verdict.valueOf(item.before()).counts()).count();
    counts.add(puzzle, attempts, solved);
  }

  private static UUID[] ids(List<Item> items) {
    return items.stream().map(Item::submission).toArray(UUID[]::new);
  }
}
