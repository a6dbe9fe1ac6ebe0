package io.arbiter.server.submission;

import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** The SQL that changes judgements. */
@ApplicationScoped
class JudgementStatements {
  private static final String SET_POINTS =
      """
      update judgement j set points = n.points
      from (select s.id, s.attempt, coalesce(g.points, 0) as points
        from submission s
        left join unnest(:submissions, :points) g (id, points) on g.id = s.id
        where s.player_id = :player and s.puzzle_id = :puzzle) n
      where j.submission_id = n.id and j.attempt = n.attempt and j.points <> n.points
      """;

  private static final String CLEAR_POINTS =
      """
      update judgement j set points = 0 from submission s
      where s.player_id = :player and j.submission_id = s.id and j.points <> 0
      """;

  private static final String OF_RUNS =
      """
      select j.submission_id, j.attempt, j.verdict, j.cpu_millis, j.steps
      from submission s join judgement j on j.submission_id = s.id
      where s.player_id = :player and s.kind in ('RUN', 'SCRATCH')
      """;

  private static final String REPLACE =
      """
      update judgement j set judgement = cast(n.judgement as json)
      from unnest(:submissions, :attempts, :judgements) n (submission_id, attempt, judgement)
      where j.submission_id = n.submission_id and j.attempt = n.attempt
      """;

  private final Session session;

  JudgementStatements(@Current Session session) {
    this.session = session;
  }

  void setPoints(UUID player, UUID puzzle, Map<UUID, Integer> points) {
    List<UUID> submissions = List.copyOf(points.keySet());
    session
        .createNativeMutationQuery(SET_POINTS)
        .setParameter("player", player)
        .setParameter("puzzle", puzzle)
        .setParameter("submissions", submissions.toArray(UUID[]::new))
        .setParameter("points", submissions.stream().map(points::get).toArray(Integer[]::new))
        .executeUpdate();
  }

  void clearPoints(UUID player) {
    session.createNativeMutationQuery(CLEAR_POINTS).setParameter("player", player).executeUpdate();
  }

  /** A judgement of a run or a script, without its JSON. */
  record OfRun(UUID submission, int attempt, String verdict, long cpuMillis, long steps) {}

  /** The judgements of a player's runs and scripts. */
  List<OfRun> ofRuns(UUID player) {
    return session
        .createNativeQuery(OF_RUNS, OfRun.class)
        .setParameter("player", player)
        .getResultList();
  }

  /**
   * Replaces the JSON of judgements.
   *
   * @param judgements in the order of the runs
   */
  void replace(List<OfRun> runs, List<String> judgements) {
    session
        .createNativeMutationQuery(REPLACE)
        .setParameter("submissions", runs.stream().map(OfRun::submission).toArray(UUID[]::new))
        .setParameter("attempts", runs.stream().map(OfRun::attempt).toArray(Integer[]::new))
        .setParameter("judgements", judgements.toArray(String[]::new))
        .executeUpdate();
  }
}
