package io.arbiter.server.score;

import io.arbiter.core.judging.Verdict;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes all scores from the judgements, compares them with the stored scores, and can correct
 * the stored ones. May run at any time, since it reads a snapshot.
 */
@ApplicationScoped
public class StandingsCheck {
  private final CheckQueries queries;
  private final Recount recount;
  private final StandingMarks marks;
  private final PuzzleCounts counts;

  StandingsCheck(CheckQueries queries, Recount recount, StandingMarks marks, PuzzleCounts counts) {
    this.queries = queries;
    this.recount = recount;
    this.marks = marks;
    this.counts = counts;
  }

  /**
   * A stored value that differs from the value computed from the judgements.
   *
   * @param kind the table or the column
   * @param name the board, the measure, the submission or the puzzle's slug
   */
  public record Difference(
      String kind,
      @Nullable UUID player,
      @Nullable UUID puzzle,
      String name,
      String found,
      String expected) {
    @Override
    public String toString() {
      return "%s%s%s%s: found %s, expected %s"
          .formatted(
              kind,
              player == null ? "" : " player " + player,
              puzzle == null ? "" : " puzzle " + puzzle,
              name.isEmpty() ? "" : " " + name,
              found.isEmpty() ? "nothing" : found,
              expected.isEmpty() ? "nothing" : expected);
    }
  }

  @Transactional
  public List<Difference> check() {
    queries.readSnapshot();
    queries.gather();
    return queries.differences(Verdict.UNCOUNTED.toArray(String[]::new));
  }

  /** Corrects the differences, with a transaction for each player and puzzle. */
  public void repair(List<Difference> differences) {
    record Score(UUID player, @Nullable UUID puzzle) {}
    differences.stream()
        .filter(difference -> difference.player() != null)
        .map(difference -> new Score(difference.player(), difference.puzzle()))
        .distinct()
        .forEach(
            score ->
                QuarkusTransaction.requiringNew()
                    .run(() -> repair(score.player(), score.puzzle())));
    // After the players, since their repair notes further moves.
    if (differences.stream().anyMatch(difference -> difference.kind().equals("mark"))) {
      marks.rebuild();
    }
    differences.stream()
        .filter(difference -> difference.kind().equals("counts of a puzzle"))
        .map(Difference::puzzle)
        .forEach(counts::recount);
  }

  private void repair(UUID player, @Nullable UUID puzzle) {
    recount.lock(player);
    if (puzzle == null) {
      recount.standings(player);
    } else {
      recount.of(player, puzzle);
    }
  }
}
