package io.arbiter.bench.faults;

import io.arbiter.bench.Project;
import io.arbiter.bench.faults.cluster.Cluster;
import io.arbiter.it.Instance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Kills, stops, fills and cuts the parts of a cluster while players use it. Exits with 1 if
 * anything that was accepted is lost or scored twice, if a submission ends as a fault of the judge,
 * or if a resumed stream has a gap.
 */
@Command(
    name = "faults",
    mixinStandardHelpOptions = true,
    description = "Makes faults under load, compares promises with results, measures recoveries.")
public final class FaultsBench implements Callable<Integer> {
  /** As in docker-compose.yml, with further processes that can die. */
  private static final int APIS = 2;

  private static final int WORKERS = 3;
  private static final int LINES = 30;
  private static final int SEEDS = 1_000_000;

  @Option(names = "--seconds", defaultValue = "600", description = "how long; default 600")
  private int seconds;

  @Option(names = "--seed", description = "decides the faults and their order; default: any")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--players",
      defaultValue = "" + FaultRun.PLAYERS,
      description = "number of players; default 4. From the fifth on they send quick sources only")
  private int players;

  @Option(
      names = "--brokers",
      defaultValue = "1",
      description = "1, or 3 with copies of each record and faults of their own; default 1")
  private int brokers;

  @Option(
      names = "--only",
      description = "make only these faults: ${COMPLETION-CANDIDATES}; default: all",
      split = ",")
  private final Set<Fault> only = EnumSet.noneOf(Fault.class);

  @Option(
      names = "--next",
      description =
          "the folder in which another version is built, for ROLLING_UPGRADE; default: this one")
  private Path next = FaultRun.SAME;

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("arbiter-faults-");
    long chosen = seed.orElseGet(() -> ThreadLocalRandom.current().nextLong(SEEDS));
    List<String> broken = new ArrayList<>();
    try (Cluster cluster = new Cluster(folder, APIS, WORKERS, brokers, Instance.AS_OPERATORS_DO)) {
      Set<Fault> faults = only.isEmpty() ? EnumSet.allOf(Fault.class) : only;
      FaultRun run = new FaultRun(cluster, folder, chosen, faults, players, next);
      broken.addAll(run.run(Duration.ofSeconds(seconds)));
      broken.addAll(run.late());
      System.out.println(run);
      if (!broken.isEmpty()) {
        System.out.println(String.join("\n", broken));
        System.out.println(cluster.lastLines(LINES));
      }
    } catch (Exception e) {
      System.out.println("the logs are in " + folder);
      throw e;
    }
    if (broken.isEmpty()) {
      Project.delete(folder);
      return 0;
    }
    System.out.println("the logs are in " + folder);
    return 1;
  }
}
