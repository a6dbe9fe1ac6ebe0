package io.arbiter.server.submission;

import io.arbiter.core.judging.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Changes submissions. {@link #judge} makes the one change of a submission's state that is stored,
 * and never goes back; {@link #rejudge} changes the verdict only. Thread-safe.
 */
@ApplicationScoped
public class SubmissionStore {
  private final SubmissionStatements statements;

  @Inject
  SubmissionStore(SubmissionStatements statements) {
    this.statements = statements;
  }

  // Until its callers have left JDBI.
  @SuppressWarnings("NullAway")
  public SubmissionStore() {
    this.statements = null;
  }

  /** Gives submissions their verdicts; the caller holds their rows' locks. */
  @Transactional(TxType.MANDATORY)
  public void judge(Map<UUID, Verdict> verdicts) {
    statements.judge(ids(verdicts), names(verdicts));
  }

  /**
   * Gives judged submissions the verdicts of a further attempt, which becomes the current one; the
   * caller holds their rows' locks.
   */
  @Transactional(TxType.MANDATORY)
  public void rejudge(Map<UUID, Verdict> verdicts) {
    statements.rejudge(ids(verdicts), names(verdicts));
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

  // Until its callers have left JDBI.
  public void judge(Handle transaction, Map<UUID, Verdict> verdicts) {
    give(transaction, SubmissionStatements.JUDGE, verdicts);
  }

  // Until its callers have left JDBI.
  public void rejudge(Handle transaction, Map<UUID, Verdict> verdicts) {
    give(transaction, SubmissionStatements.REJUDGE, verdicts);
  }

  // Until its callers have left JDBI.
  private static void give(Handle transaction, String statement, Map<UUID, Verdict> verdicts) {
    transaction
        .createUpdate(statement)
        .bindArray("ids", UUID.class, ids(verdicts))
        .bindArray("verdicts", String.class, names(verdicts))
        .execute();
  }

  // Until its callers have left JDBI.
  public void blameForEnds(Handle transaction, Set<UUID> ids) {
    transaction
        .createUpdate(SubmissionStatements.NOTE_ENDED_CHILDREN)
        .bindArray("ids", UUID.class, List.copyOf(ids))
        .execute();
  }

  // Until its callers have left JDBI.
  public static void empty(Handle transaction, UUID player) {
    for (String statement :
        List.of(SubmissionStatements.EMPTY_SOURCES, SubmissionStatements.EMPTY_JUDGEMENTS)) {
      transaction.createUpdate(statement).bind("player", player).execute();
    }
  }
}
