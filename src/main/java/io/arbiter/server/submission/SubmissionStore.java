package io.arbiter.server.submission;

import io.arbiter.core.judging.SubmissionState;
import io.arbiter.core.judging.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Changes submissions. {@link #judge} makes the one change of a submission's state that is stored:
 * what {@link SubmissionState} does not allow fails, and so does the caller's transaction. {@link
 * #rejudge} changes the verdict only. Thread-safe.
 */
@ApplicationScoped
public class SubmissionStore {
  private final SubmissionStatements statements;

  SubmissionStore(SubmissionStatements statements) {
    this.statements = statements;
  }

  /**
   * Gives submissions their verdicts; the caller holds their rows' locks.
   *
   * @throws IllegalStateException when one of them is judged already
   */
  @Transactional(TxType.MANDATORY)
  public void judge(Map<UUID, Verdict> verdicts) {
    requireAll("may become", verdicts, statements.judge(ids(verdicts), names(verdicts)));
  }

  /**
   * Gives judged submissions the verdicts of a further attempt, which becomes the current one; the
   * caller holds their rows' locks.
   *
   * @throws IllegalStateException when one of them is not judged
   */
  @Transactional(TxType.MANDATORY)
  public void rejudge(Map<UUID, Verdict> verdicts) {
    requireAll("are", verdicts, statements.rejudge(ids(verdicts), names(verdicts)));
  }

  private static void requireAll(String what, Map<UUID, Verdict> verdicts, int changed) {
    if (changed != verdicts.size()) {
      throw new IllegalStateException(
          "%d of %d submissions %s %s"
              .formatted(changed, verdicts.size(), what, SubmissionState.JUDGED));
    }
  }

  private static List<UUID> ids(Map<UUID, Verdict> verdicts) {
    return List.copyOf(verdicts.keySet());
  }

  /** In the same order. */
  private static List<String> names(Map<UUID, Verdict> verdicts) {
    return verdicts.values().stream().map(Verdict::name).toList();
  }

  /** Notes for the quota of their players that submissions have ended the children they ran in. */
  @Transactional
  public void blameForEnds(Set<UUID> ids) {
    statements.noteEndedChildren(ids);
  }

  /**
   * Empties the runs and scripts of a deleted player, which are nobody else's: what was sent and
   * what came of it, but for the verdict and what it used. The caller holds the player's lock.
   */
  @Transactional(TxType.MANDATORY)
  public void empty(UUID player) {
    statements.emptySources(player);
    statements.emptyJudgements(player);
  }
}
