package io.arbiter.server.submission;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Changes stored judgements. Thread-safe. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Judgements {
  private final JudgingQueries judging;
  private final SubmissionQueries queries;

  Judgements(JudgingQueries judging, SubmissionQueries queries) {
    this.judging = judging;
    this.queries = queries;
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
   * Empties the judgements of a player's runs and scripts. Only verdicts, CPU times and steps stay.
   */
  public void emptyRuns(UUID player) {
    List<SubmissionQueries.OfRun> runs = queries.ofRuns(player);
    if (!runs.isEmpty()) {
      queries.replace(
          runs.stream().map(SubmissionQueries.OfRun::submission).toArray(UUID[]::new),
          runs.stream().map(SubmissionQueries.OfRun::attempt).toArray(Integer[]::new),
          runs.stream().map(Judgements::empty).toArray(String[]::new));
    }
  }

  private static String empty(SubmissionQueries.OfRun run) {
    return Codec.toJson(
        new Judgement(
            Verdict.valueOf(run.verdict()),
            null,
            List.of(),
            null,
            null,
            new Usage(run.cpuMillis(), 0, run.steps(), 0)));
  }
}
