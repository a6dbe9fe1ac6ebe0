package io.arbiter.server.submission;

import io.arbiter.simulation.VirtualDatabase;
import io.arbiter.simulation.VirtualDatabase.Attempt;
import io.arbiter.simulation.VirtualDatabase.Judged;
import io.arbiter.simulation.VirtualDatabase.Submission;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The statements that change judgements, on the tables of a simulation. */
public final class MemoryJudgementStatements extends JudgementStatements {
  private final VirtualDatabase database;

  public MemoryJudgementStatements(VirtualDatabase database) {
    super(null);
    this.database = database;
  }

  @Override
  void setPoints(UUID player, UUID puzzle, Map<UUID, Integer> points) {
    database.statement("sets the points of judgements");
    List<Submission> all =
        database
            .submissions
            .rows()
            .filter(row -> row.player().equals(player) && row.puzzle().equals(puzzle))
            .toList();
    for (Submission row : all) {
      Attempt attempt = new Attempt(row.id(), row.attempt());
      int now = points.getOrDefault(row.id(), 0);
      database
          .judgements
          .find(attempt)
          .filter(judged -> judged.points() != now)
          .ifPresent(
              judged ->
                  database.judgements.put(
                      attempt, new Judged(attempt, judged.verdict(), now, judged.version())));
    }
  }
}
