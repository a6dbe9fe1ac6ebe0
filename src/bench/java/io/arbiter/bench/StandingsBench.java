package io.arbiter.bench;

import io.arbiter.app.play.ApiClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Fills a database with players and judgements, and measures the standings: reads over HTTP, and
 * scoring ({@link ScoringBench}).
 */
@Command(name = "standings", description = "Measures the standings of a million players.")
final class StandingsBench implements Callable<Integer> {
  private static final int KNOWN = 200;

  @Option(
      names = "--players",
      defaultValue = "1000000",
      description = "number of players; default 1000000")
  private long players;

  @Option(
      names = "--judgements",
      defaultValue = "20000000",
      description = "number of judgements of all players; default 20000000")
  private long judgements;

  @Option(
      names = "--data",
      description =
          "a folder for the database; if an earlier run has filled it, the data is used again")
  private Optional<Path> data = Optional.empty();

  private final Random random = new Random();

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("arbiter-standings-");
    Path postgresql = data.orElse(folder.resolve("postgresql")).toAbsolutePath();
    boolean filled = isFilled(postgresql);
    try (BenchDatabase database = BenchDatabase.start(postgresql)) {
      if (!filled) {
        new StandingsData(database, players, judgements).fill();
        Files.writeString(note(postgresql), content());
      }
      int scored = ScoringBench.measure(database, players);
      try (BenchInstance instance = database.instance(folder.resolve("arbiter"))) {
        read(instance.address());
      }
      return scored;
    } finally {
      Project.delete(folder);
    }
  }

  /** Whether a whole run has put these players and judgements there. */
  private boolean isFilled(Path postgresql) throws IOException {
    Path note = note(postgresql);
    String found = Files.exists(note) ? Files.readString(note) : "a filling that has not ended";
    if (Files.exists(postgresql) && !found.equals(content())) {
      throw new IllegalStateException(postgresql + " has " + found + ", not " + content());
    }
    return Files.exists(postgresql);
  }

  /** A file beside the folder of the database that says what a whole filling has put there. */
  private static Path note(Path postgresql) {
    return postgresql.resolveSibling(postgresql.getFileName() + ".filled");
  }

  private String content() {
    return players + " players, " + judgements + " judgements";
  }

  /** One of the first players: of all, or of a few whose rows were read recently. */
  private String anybody(long of) {
    return "player" + (1 + random.nextLong(of));
  }

  private void read(URI address) throws Exception {
    Map<String, IntFunction<String>> reads = new LinkedHashMap<>();
    reads.put("first page", _ -> "/api/leaderboards/all");
    reads.put("page at half depth", _ -> "/api/leaderboards/all?from=" + players / 2);
    reads.put("page anywhere", _ -> "/api/leaderboards/all?from=" + (1 + random.nextLong(players)));
    reads.put(
        "this month, anywhere",
        _ -> "/api/leaderboards/month?from=" + (1 + random.nextLong(players / 10)));
    reads.put("rank", _ -> "/api/leaderboards/all/players/" + anybody(players) + "?radius=0");
    reads.put("neighbours", _ -> "/api/leaderboards/all/players/" + anybody(players) + "?radius=5");
    reads.put("profile", _ -> "/api/players/" + anybody(players));
    reads.put("profile read recently", _ -> "/api/players/" + anybody(KNOWN));
    reads.put(
        "board of a puzzle",
        i -> "/api/puzzles/puzzle-" + (1 + i % StandingsData.PUZZLES) + "/leaderboard?by=steps");
    new Reads(ApiClient.anonymous(address)).measure(reads);
  }
}
