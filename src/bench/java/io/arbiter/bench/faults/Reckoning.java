package io.arbiter.bench.faults;

import io.arbiter.bench.faults.cluster.Cluster;
import io.arbiter.it.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Compares the ledger with the database and with {@code ./arbiter standings check}. */
final class Reckoning {
  private static final Duration JUDGED = Duration.ofMinutes(20);

  /** The points of the puzzle that all players solve. */
  private static final String POINTS = "10";

  private final Cluster cluster;
  private final Ledger ledger;

  Reckoning(Cluster cluster, Ledger ledger) {
    this.cluster = cluster;
    this.ledger = ledger;
  }

  /** Notes in the ledger each promise that was not kept. */
  void compare() {
    awaitVerdicts();
    compareSubmissions();
    each(
        "is scored %s times",
        "select id, n from (select s.id, count(*) n from submission s "
            + "join judgement j on j.submission_id = s.id group by s.id) x where n > 1");
    each(
        "is judged by an old attempt: %s",
        "select s.id, s.attempt from submission s "
            + "where s.state = 'JUDGED' and not exists (select from judgement j "
            + "where j.submission_id = s.id and j.attempt = s.attempt)");
    comparePoints();
  }

  private void awaitVerdicts() {
    try {
      Awaitility.await("the verdicts of all")
          .atMost(JUDGED)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> rows("select id from submission where state <> 'JUDGED'").isEmpty());
    } catch (ConditionTimeoutException e) {
      each("has no verdict: %s", "select id, state from submission where state <> 'JUDGED'");
    }
  }

  /** Each row has an id and a detail. */
  private void each(String format, String query) {
    for (List<String> row : rows(query)) {
      ledger.broken("submission " + row.getFirst() + " " + format.formatted(row.getLast()));
    }
  }

  private void compareSubmissions() {
    Map<String, String> verdicts = new HashMap<>();
    for (List<String> row :
        rows(
            "select s.id, s.verdict, p.name from submission s join player p on p.id = player_id")) {
      if (ledger.players.contains(row.getLast())) {
        verdicts.put(row.getFirst(), row.get(1));
      }
    }
    for (Ledger.Promise promise : ledger.promises.values()) {
      String verdict = verdicts.remove(promise.id());
      if (!promise.source().verdict.equals(verdict)) {
        ledger.broken(promise + (verdict == null ? " is lost" : " has the verdict " + verdict));
      }
    }
    verdicts.keySet().forEach(id -> ledger.broken(id + " was accepted twice for one key"));
  }

  private void comparePoints() {
    Set<String> solvers =
        ledger.promises.values().stream()
            .filter(promise -> promise.source().earnsPoints())
            .map(Ledger.Promise::player)
            .collect(Collectors.toSet());
    String query =
        """
        select p.name, coalesce((select sum(points) from solved s where s.player_id = p.id), 0)
        from player p
        """;
    for (List<String> row : rows(query)) {
      String expected = solvers.contains(row.getFirst()) ? POINTS : "0";
      if (ledger.players.contains(row.getFirst()) && !row.getLast().equals(expected)) {
        ledger.broken(row + ": the points should be " + expected);
      }
    }
  }

  private List<List<String>> rows(String query) {
    return cluster.database().rows(query);
  }

  /** Runs {@code ./arbiter standings check}. */
  void checkStandings(Path folder) throws Exception {
    Map<String, String> database =
        Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL",
            cluster.databaseUrl(),
            "QUARKUS_DATASOURCE_USERNAME",
            "postgres");
    Command check = Command.run(folder, database, "standings", "check");
    if (check.status() != 0) {
      ledger.broken("standings check: " + check.output());
    }
  }
}
