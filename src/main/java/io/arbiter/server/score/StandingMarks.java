package io.arbiter.server.score;

import io.arbiter.server.database.Snapshot;
import io.arbiter.server.score.MarkStatements.Mark;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the marks from which ranks are counted. A scoring only notes which places it leaves and
 * takes; here that is folded into the marks, by one at a time. Ranks are exact at every moment,
 * since marks and moves that are not folded yet are read together; folding keeps them quick.
 * Thread-safe.
 */
@ApplicationScoped
@Transactional
public class StandingMarks {
  /** What is counted for a rank is twice that at most; and a million players have 2,000 marks. */
  private static final int STEP = 500;

  /** Names the lock of the one that folds. */
  private static final long LOCK = 0x5374616e64L;

  private final Snapshot snapshot;
  private final MarkStatements statements;
  private final int step;

  @Inject
  StandingMarks(Snapshot snapshot, MarkStatements statements) {
    this(snapshot, statements, STEP);
  }

  StandingMarks(Snapshot snapshot, MarkStatements statements, int step) {
    this.snapshot = snapshot;
    this.statements = statements;
    this.step = step;
  }

  /**
   * Folds what has moved, unless another node is at it.
   *
   * @return how many boards had moves
   */
  public int fold() {
    snapshot.take();
    if (!statements.tryLock(LOCK)) {
      return 0;
    }
    List<String> boards = statements.fold();
    for (String board : boards) {
      // Of those that have come close to the next.
      statements.thin(board, step / 4);
      fill(board);
    }
    return boards.size();
  }

  /** Recomputes all marks. */
  public void rebuild() {
    snapshot.take();
    if (!statements.tryLock(LOCK)) {
      throw new IllegalStateException("the marks are being folded; try again");
    }
    statements.deleteMarks();
    statements.deleteMoves();
    statements.boards().forEach(this::fill);
  }

  private void fill(String board) {
    for (Mark mark : statements.marks(board)) {
      Optional<Mark> at = Optional.of(mark);
      while (at.isPresent() && at.get().isFarFromNext(step)) {
        at = statements.addAfter(board, at.get(), step);
      }
    }
  }
}
