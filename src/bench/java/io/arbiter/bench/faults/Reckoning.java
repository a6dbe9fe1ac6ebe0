package io.arbiter.bench.faults;

import io.arbiter.app.command.Checkout;
import io.arbiter.bench.faults.cluster.Cluster;
import io.arbiter.bench.faults.cluster.Signals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Compares the ledger with the database and with {@code ./arbiter standings check}. */
final class Reckoning {
  private static final Duration JUDGED = Duration.ofMinutes(5);

  /** The check starts a JVM while workers may still do what the run has left to them. */
  private static final Duration CHECK = Duration.ofMinutes(5);

  private static final Duration DUMP = Duration.ofSeconds(3);

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
    Set<String> found = new HashSet<>();
    String all =
        "select s.id, s.verdict, p.name from submission s join player p on p.id = s.player_id";
    for (List<String> row : rows(all)) {
      if (!ledger.players().contains(row.getLast())) {
        continue;
      }
      found.add(row.getFirst());
      Ledger.Promise promise = ledger.promises().get(row.getFirst());
      if (promise == null) {
        ledger.broken("submission " + row.getFirst() + " was accepted twice for one key");
      } else if (!promise.source().verdict().equals(row.get(1))) {
        ledger.broken(promise + " has the verdict " + row.get(1));
      }
    }
    ledger.promises().keySet().stream()
        .filter(id -> !found.contains(id))
        .forEach(id -> ledger.broken("submission " + id + " is lost"));
  }

  private void comparePoints() {
    Set<String> solvers =
        ledger.promises().values().stream()
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
      if (ledger.players().contains(row.getFirst()) && !row.getLast().equals(expected)) {
        ledger.broken(row + ": the points should be " + expected);
      }
    }
  }

  private List<List<String>> rows(String query) {
    return cluster.database.rows(query);
  }

  /** Runs {@code ./arbiter standings check}. */
  void checkStandings(Path folder) throws Exception {
    Path log = folder.resolve("standings.log");
    ProcessBuilder builder =
        new ProcessBuilder(Checkout.resolve("arbiter").toString(), "standings", "check");
    builder.environment().put("QUARKUS_DATASOURCE_JDBC_URL", cluster.databaseUrl());
    builder.environment().put("QUARKUS_DATASOURCE_USERNAME", "postgres");
    Process check = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!check.waitFor(CHECK.toSeconds(), TimeUnit.SECONDS)) {
      Signals.dump(check.toHandle());
      check.waitFor(DUMP.toSeconds(), TimeUnit.SECONDS);
      check.destroyForcibly();
      ledger.broken("standings check has not ended: " + Files.readString(log));
    } else if (check.exitValue() != 0) {
      ledger.broken("standings check: " + Files.readString(log));
    }
  }
}
