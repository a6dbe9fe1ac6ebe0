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
 * Changes submissions. Only {@link #judge} changes the stored state. A change that {@link
 * SubmissionState} does not allow throws, and the caller's transaction fails. {@link #rejudge}
 * changes only the verdict. Thread-safe.
 */
@ApplicationScoped
public class SubmissionStore {
  private final JudgingQueries judging;
  private final SubmissionQueries queries;

  SubmissionStore(JudgingQueries judging, SubmissionQueries queries) {
    this.judging = judging;
    this.queries = queries;
  }

  /** Locks the submissions that have no verdict yet, in the order of ids. */
  @Transactional(TxType.MANDATORY)
  public List<WaitingSubmission> lockWaiting(List<UUID> ids) {
    return judging.lockWaiting(ids.toArray(UUID[]::new));
  }

  /**
   * A submission as it was sent, and its verdict.
   *
   * @param player null for the run of a visitor
   * @param puzzle null for a script
   * @param kind a {@link io.arbiter.core.judging.SubmissionKind}, as the database stores it
   * @param verdict null before the first verdict
   */
  public record Sent(
      @Nullable UUID player, @Nullable UUID puzzle, String kind, @Nullable String verdict) {}

  /** Locks a submission so that its verdict stays until the transaction ends. */
  @Transactional(TxType.MANDATORY)
  public Optional<Sent> keep(UUID id) {
    return queries.keep(id);
  }

  /** The number of judged submissions to a puzzle that have none of these verdicts. */
  @Transactional(TxType.MANDATORY)
  public long countJudged(UUID puzzle, List<String> uncounted) {
    return queries.countJudged(puzzle, uncounted.toArray(String[]::new)).value();
  }

  /**
   * Sets the verdicts of submissions. The caller holds the locks of their rows, and has stored the
   * judgements.
   *
   * @throws IllegalStateException if one of them is judged already
   */
  @Transactional(TxType.MANDATORY)
  public void judge(Map<UUID, Verdict> verdicts) {
    requireAll("may become", verdicts, judging.judge(ids(verdicts), names(verdicts)));
  }

  /**
   * Sets the verdicts of a further attempt of judged submissions, which becomes the current
   * attempt. The caller holds the locks of their rows.
   *
   * @throws IllegalStateException if one of them is not judged
   */
  @Transactional(TxType.MANDATORY)
  public void rejudge(Map<UUID, Verdict> verdicts) {
    requireAll("are", verdicts, queries.rejudge(ids(verdicts), names(verdicts)));
  }

  private static void requireAll(String what, Map<UUID, Verdict> verdicts, int changed) {
    if (changed != verdicts.size()) {
      throw new IllegalStateException(
          "%d of %d submissions %s %s"
              .formatted(changed, verdicts.size(), what, SubmissionState.JUDGED));
    }
  }

  private static UUID[] ids(Map<UUID, Verdict> verdicts) {
    return verdicts.keySet().toArray(UUID[]::new);
  }

  /** The verdicts' names, in the order of {@link #ids}. */
  private static String[] names(Map<UUID, Verdict> verdicts) {
    return verdicts.values().stream().map(Verdict::name).toArray(String[]::new);
  }

  /**
   * A submission that begins to count.
   *
   * @param verdict null if it is not judged yet
   */
  public record Released(UUID id, UUID puzzle, @Nullable String verdict) {}

  /**
   * Makes a player's submissions of a contest ordinary ones, which count from then on. The caller
   * recounts the player's scores.
   */
  @Transactional(TxType.MANDATORY)
  public List<Released> release(UUID contest, UUID player) {
    return queries.release(contest, player);
  }

  /** The players whose submissions of a contest do not count yet. */
  @Transactional
  public List<UUID> heldPlayers(UUID contest) {
    return queries.heldPlayers(contest);
  }

  /** The number of a contest's submissions and runs without a verdict. */
  @Transactional
  public long countOpen(UUID contest) {
    return queries.countOpen(contest).value();
  }

  /** Makes the submissions of a contest forget it. All of them must be released. */
  @Transactional(TxType.MANDATORY)
  public void detach(UUID contest) {
    queries.detach(contest);
  }

  /** Empties the sources and inputs of a player's runs and scripts. */
  @Transactional(TxType.MANDATORY)
  public void emptySources(UUID player) {
    queries.emptySources(player);
  }

  /** Notes that submissions have ended their child processes, for the quota of the players. */
  @Transactional
  public void blameForEnds(Set<UUID> ids) {
    judging.noteEndedChildren(ids.toArray(UUID[]::new));
  }
}
