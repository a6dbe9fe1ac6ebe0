package io.arbiter.server.score;

import io.arbiter.server.score.UpkeepQueries.Mark;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the marks from which ranks are counted. A scoring only notes a move: the place that a
 * player leaves and the place that the player takes. This class folds the moves into the marks, in
 * one transaction at a time. Ranks are always exact, since readers add the moves that are not
 * folded yet. Folding keeps the reading fast. Thread-safe.
 */
@ApplicationScoped
@Transactional
public class StandingMarks {
  /**
   * Places from one mark to the next. A rank is found by counting at most twice as many places. A
   * million players have 2,000 marks.
   */
  private static final int STEP = 500;

  private static final long LOCK = 0x5374616e64L;

  private final UpkeepQueries queries;
  private final int step;

  @Inject
  StandingMarks(UpkeepQueries queries) {
    this(queries, STEP);
  }

  StandingMarks(UpkeepQueries queries, int step) {
    this.queries = queries;
    this.step = step;
  }

  /**
   * Folds the noted moves, unless another node is folding.
   *
   * @return the number of boards that had moves
   */
  public int fold() {
    queries.readSnapshot();
    if (!queries.tryLock(LOCK).taken()) {
      return 0;
    }
    List<Board> boards = queries.fold();
    for (Board board : boards) {
      // Only marks that have come close to the next mark are thinned.
      queries.thin(board.key(), step / 4);
      fill(board.key());
    }
    return boards.size();
  }

  public void rebuild() {
    queries.readSnapshot();
    if (!queries.tryLock(LOCK).taken()) {
      throw new IllegalStateException("the marks are being folded; try again");
    }
    for (Board board : queries.clear()) {
      fill(board.key());
    }
  }

  private void fill(String board) {
    for (Mark mark : queries.marks(board)) {
      Optional<Mark> at = Optional.of(mark);
      while (at.isPresent() && at.get().isFarFromNext(step)) {
        at = queries.addAfter(board, at.get(), step);
      }
    }
  }
}
