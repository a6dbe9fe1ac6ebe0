package io.arbiter.server.submission;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.SubmissionState;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes submissions and judgements. Only {@link #judge} changes the stored state. A change that
 * {@link SubmissionState} does not allow throws, and the caller's transaction fails. {@link
 * #rejudge} changes only the verdict. Thread-safe.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class SubmissionStore {
  private final JudgingQueries judging;
  private final SubmissionQueries queries;
  private final SubmissionRepository submissions;

  SubmissionStore(
      JudgingQueries judging, SubmissionQueries queries, SubmissionRepository submissions) {
    this.judging = judging;
    this.queries = queries;
    this.submissions = submissions;
  }

  /** Locks the submissions that have no verdict yet, in the order of ids. */
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
  public Optional<Sent> lockVerdict(UUID id) {
    return submissions
        .findByIdOptional(id, LockModeType.PESSIMISTIC_READ)
        .map(found -> new Sent(found.player, found.puzzle, found.kind, found.verdict));
  }

  /** The number of judged submissions to a puzzle that have none of these verdicts. */
  public long countJudged(UUID puzzle, List<String> uncounted) {
    return submissions.countJudged(puzzle, uncounted);
  }

  /**
   * Sets the verdicts of submissions. The caller holds the locks of their rows, and has stored the
   * judgements.
   *
   * @throws IllegalStateException if one of them is judged already
   */
  public void judge(Map<UUID, Verdict> verdicts) {
    setVerdicts(verdicts, false, "may become");
  }

  /**
   * Sets the verdicts of a further attempt of judged submissions, which becomes the current
   * attempt. The caller holds the locks of their rows.
   *
   * @throws IllegalStateException if one of them is not judged
   */
  public void rejudge(Map<UUID, Verdict> verdicts) {
    setVerdicts(verdicts, true, "are");
  }

  private void setVerdicts(Map<UUID, Verdict> verdicts, boolean again, String what) {
    int changed =
        judging.judge(
            verdicts.keySet().toArray(UUID[]::new),
            verdicts.values().stream().map(Verdict::name).toArray(String[]::new),
            again);
    if (changed != verdicts.size()) {
      throw new IllegalStateException(
          "%d of %d submissions %s %s"
              .formatted(changed, verdicts.size(), what, SubmissionState.JUDGED));
    }
  }

  /**
   * Sets the points that a player's current judgements of a puzzle add.
   *
   * @param points by submission; all others add none
   */
  public void setPoints(UUID player, UUID puzzle, Map<UUID, Integer> points) {
    judging.setPoints(
        player,
        puzzle,
        points.keySet().toArray(UUID[]::new),
        points.values().toArray(Integer[]::new));
  }

  /** Sets the points of all of a player's judgements to zero. */
  public void clearPoints(UUID player) {
    queries.clearPoints(player);
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
    return submissions.countOpen(contest);
  }

  /** Makes the submissions of a contest forget it. All of them must be released. */
  public void detach(UUID contest) {
    queries.detach(contest);
  }

  /**
   * Empties a player's runs and scripts: source, input and result, except for the verdict, CPU time
   * and steps.
   */
  void emptyRuns(UUID player) {
    queries.emptySources(player);
    List<SubmissionQueries.RunJudgement> runs = queries.runJudgements(player);
    queries.replace(
        runs.stream().map(SubmissionQueries.RunJudgement::submission).toArray(UUID[]::new),
        runs.stream().map(SubmissionQueries.RunJudgement::attempt).toArray(Integer[]::new),
        runs.stream().map(SubmissionStore::emptied).toArray(String[]::new));
  }

  private static String emptied(SubmissionQueries.RunJudgement run) {
    return Codec.toJson(
        new Judgement(
            Verdict.valueOf(run.verdict()),
            null,
            List.of(),
            null,
            null,
            new Usage(run.cpuMillis(), 0, run.steps(), 0)));
  }

  /** Notes that submissions have ended their child processes, for the quota of the players. */
  @Transactional
  public void noteEndedChildren(Set<UUID> ids) {
    judging.noteEndedChildren(ids.toArray(UUID[]::new));
  }
}
