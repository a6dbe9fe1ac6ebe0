package io.arbiter.server.submission;

import io.arbiter.core.judging.SubmissionState;
import io.arbiter.core.judging.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes submissions. {@link #judge} makes the one change of a submission's state that is stored:
 * what {@link SubmissionState} does not allow fails, and so does the caller's transaction. {@link
 * #rejudge} changes the verdict only. Thread-safe.
 */
@ApplicationScoped
public class SubmissionStore {
  private final SubmissionStatements statements;
  private final Judgements judgements;

  SubmissionStore(SubmissionStatements statements, Judgements judgements) {
    this.statements = statements;
    this.judgements = judgements;
  }

  /** Locks those of the submissions that have no verdict yet, by id. */
  @Transactional(TxType.MANDATORY)
  public List<WaitingSubmission> lockWaiting(List<UUID> ids) {
    return statements.lockWaiting(ids);
  }

  /**
   * A submission as it was sent, and its verdict.
   *
   * @param puzzle null for a script
   * @param kind a {@link io.arbiter.core.judging.SubmissionKind}, as the database has it
   * @param verdict null before the first one
   */
  public record Sent(UUID player, @Nullable UUID puzzle, String kind, @Nullable String verdict) {}

  /** Locks a submission so that its verdict stays until the transaction ends. */
  @Transactional(TxType.MANDATORY)
  public Optional<Sent> keep(UUID id) {
    return statements.keep(id);
  }

  /** How many submissions to a puzzle are judged, without those that have one of these verdicts. */
  @Transactional(TxType.MANDATORY)
  public long countJudged(UUID puzzle, List<String> uncounted) {
    return statements.countJudged(puzzle, uncounted);
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
    judgements.emptyRuns(player);
  }
}
