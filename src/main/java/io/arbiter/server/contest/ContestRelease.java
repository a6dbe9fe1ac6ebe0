package io.arbiter.server.contest;

import io.arbiter.core.judging.Verdict;
import io.arbiter.server.puzzle.VersionPublication;
import io.arbiter.server.score.PuzzleCounts;
import io.arbiter.server.score.Recount;
import io.arbiter.server.submission.SubmissionStore;
import io.arbiter.server.submission.SubmissionStore.Released;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes the puzzles and the submissions of a contest ordinary ones. Thread-safe. */
@ApplicationScoped
@Transactional
class ContestRelease {
  private final VersionPublication publication;
  private final SubmissionStore submissions;
  private final Recount recount;
  private final PuzzleCounts counts;

  ContestRelease(
      VersionPublication publication,
      SubmissionStore submissions,
      Recount recount,
      PuzzleCounts counts) {
    this.publication = publication;
    this.submissions = submissions;
    this.recount = recount;
    this.counts = counts;
  }

  @Transactional(TxType.MANDATORY)
  void publish(List<ContestPuzzle> puzzles) {
    puzzles.forEach(puzzle -> publication.publishFirst(puzzle.slug(), puzzle.version()));
  }

  /**
   * Releases the submissions of one player, and recounts the player's scores of the puzzles. The
   * submissions are locked before the player, as {@link Recount} demands.
   */
  void release(UUID contest, UUID player) {
    Map<UUID, List<Released>> byPuzzle =
        submissions.release(contest, player).stream()
            .collect(Collectors.groupingBy(Released::puzzle));
    boolean present = recount.lock(player);
    byPuzzle.forEach(
        (puzzle, released) -> {
          long attempts = released.stream().filter(ContestRelease::counts).count();
          boolean solved = released.stream().anyMatch(one -> "ACCEPTED".equals(one.verdict()));
          counts.add(puzzle, attempts, present && solved ? recount.of(player, puzzle) : 0);
        });
  }

  private static boolean counts(Released released) {
    return released.verdict() != null && !Verdict.UNCOUNTED.contains(released.verdict());
  }
}
