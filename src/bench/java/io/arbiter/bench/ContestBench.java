package io.arbiter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.arbiter.app.play.ApiClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures the start of a contest: all players open it and submit in the first minute. The quotas
 * for submissions are the normal ones. Exits with 1 after an answer of 500 or higher, a wrong or
 * missing verdict, an unfair queue, or wrong standings.
 */
@Command(
    name = "contest",
    description = "Measures a contest whose players all open it and submit in the first minute.")
final class ContestBench implements Callable<Integer> {
  private static final String ADMIN_PASSWORD = "opens the contest";
  private static final int SEEDS = 1_000_000;
  private static final int REGISTERED_AT_ONCE = 8;
  private static final int MOST_LINES = 20;

  /** In this time all players register for the contest. */
  private static final int SECONDS_TO_REGISTER = 20;

  private static final int SETTLING_SECONDS = 60;

  /** Fewer than a player may send in a minute. */
  private static final int WARM_UP_EACH = 50;

  /** In this time after the last verdict, the streams must have shown it. */
  private static final int SHOWN_SECONDS = 15;

  private static final Map<String, String> SETTINGS =
      Map.of(
          "ARBITER_ADMIN_PASSWORD", ADMIN_PASSWORD,
          "ARBITER_QUOTA_IN_FLIGHT", "10",
          "ARBITER_QUOTA_INTERACTIVE", "2",
          "ARBITER_QUOTA_PER_MINUTE", "60",
          "ARBITER_QUOTA_PER_DAY", "2000",
          "ARBITER_QUOTA_ENDED_CHILDREN", "10");

  @Option(names = "--players", defaultValue = "500", description = "how many; default 500")
  private int players;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "in how many seconds they submit; default 60")
  private int seconds;

  @Option(names = "--seed", description = "decides who does what and when; default: any")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--warm-up",
      defaultValue = "500",
      description = "submissions before the contest; default 500")
  private int warmUp;

  @Override
  public Integer call() throws Exception {
    long chosen = seed.orElseGet(() -> ThreadLocalRandom.current().nextLong(SEEDS));
    Figures.line("%d players, seed %d", players, chosen);
    Path folder = Files.createTempDirectory("arbiter-contest-");
    List<String> faults;
    try (BenchInstance instance = BenchInstance.start(folder, SETTINGS)) {
      instance.awaitReady();
      faults = new Contest(instance, chosen).run();
      faults.stream().limit(MOST_LINES).forEach(fault -> Figures.line("FAULT: %s", fault));
      if (!faults.isEmpty()) {
        Figures.line(
            "%d faults; the instance's last lines:%n%s",
            faults.size(), instance.arbiter().lastLines(MOST_LINES));
      }
    }
    Project.delete(folder);
    return faults.isEmpty() ? 0 : 1;
  }

  /** A contest on a running instance. */
  private final class Contest {
    private final BenchInstance instance;
    private final long seed;
    private final CountedApi.Count count = new CountedApi.Count();
    private final ApiClient owner;
    private final List<String> faults = new ArrayList<>();

    private Contest(BenchInstance instance, long seed) throws Exception {
      this.instance = instance;
      this.seed = seed;
      this.owner = ApiClient.anonymous(instance.address()).logIn("admin", ADMIN_PASSWORD);
    }

    private List<String> run() throws Exception {
      Figures.say("warm-up");
      warmUp();
      List<ContestPuzzle> puzzles = ContestPuzzle.all();
      Figures.say("accounts");
      List<ApiClient> accounts =
          Together.run(
              REGISTERED_AT_ONCE,
              players,
              i ->
                  ApiClient.anonymous(instance.address())
                      .register(ContestPlayer.name(i), "correct-horse"));
      Instant start =
          Instant.now().plusSeconds(SECONDS_TO_REGISTER).truncatedTo(ChronoUnit.SECONDS);
      Instant end = start.plusSeconds(seconds + SETTLING_SECONDS / 2);
      String contest = create(puzzles, start, end);
      Together.run(
          REGISTERED_AT_ONCE,
          players,
          i ->
              accounts
                  .get(i)
                  .post("/api/contests/" + contest + "/registrations", Map.of())
                  .require());
      if (Instant.now().isAfter(start)) {
        faults.add("the registrations took longer than " + SECONDS_TO_REGISTER + " s");
      }
      List<ContestPlayer> all =
          IntStream.range(0, players)
              .mapToObj(
                  i ->
                      new ContestPlayer(
                          i, new CountedApi(accounts.get(i), count), contest, puzzles, seed))
              .toList();
      Figures.say("the contest");
      play(all, contest, start);
      return faults;
    }

    /** By several players, since the quotas are those of a real contest. */
    private void warmUp() throws Exception {
      for (int sent = 0; sent < warmUp; sent += WARM_UP_EACH) {
        Block.rate(
            new BenchPlayer(instance.address(), "warm-up-" + sent),
            Math.min(WARM_UP_EACH, warmUp - sent));
      }
    }

    private String create(List<ContestPuzzle> puzzles, Instant start, Instant end)
        throws Exception {
      ObjectNode body =
          JsonNodeFactory.instance
              .objectNode()
              .put("title", "Benchmark")
              .put("description", "All submit at once.")
              .put("startsAt", start.toString())
              .put("endsAt", end.toString())
              .put("scoring", "icpc")
              .put("clean", false)
              .put("rated", false);
      puzzles.forEach(
          puzzle ->
              body.withArray("puzzles").addObject().put("slug", puzzle.slug()).put("points", 100));
      return owner.post("/api/contests", body).require().body().path("id").asText();
    }

    private void play(List<ContestPlayer> all, String contest, Instant start) throws Exception {
      ConcurrentLinkedQueue<ContestTry> tries = new ConcurrentLinkedQueue<>();
      ExecutorService streams = Executors.newVirtualThreadPerTaskExecutor();
      long untilStart = ChronoUnit.NANOS.between(Instant.now(), start);
      long begun = System.nanoTime() + untilStart;
      TimeUnit.NANOSECONDS.sleep(untilStart);
      Usage before = Usage.cpu(instance);
      double wall;
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Boolean>> playing =
            all.stream()
                .map(
                    player ->
                        threads.submit(() -> tries.addAll(player.play(begun, seconds, streams))))
                .toList();
        for (Future<Boolean> played : playing) {
          played.get();
        }
        wall = Figures.secondsSince(begun);
      }
      Usage used = Usage.cpu(instance).minus(before);
      List<ContestTry> judged = List.copyOf(tries);
      awaitShown(all, judged);
      streams.shutdownNow();
      ContestReport report = new ContestReport(all, judged, count);
      report.print(wall, used);
      faults.addAll(report.faults());
      check(contest, judged);
    }

    /** Waits until each player's stream has shown what the player has solved. */
    private void awaitShown(List<ContestPlayer> all, List<ContestTry> judged)
        throws InterruptedException {
      Map<String, ContestPlayer> byName = new HashMap<>();
      all.forEach(player -> byName.put(player.name(), player));
      Figures.say("all have their verdicts; waiting for the streams");
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SHOWN_SECONDS);
      for (ContestTry one : judged) {
        ContestPlayer player = byName.get(one.player());
        while (one.isAccepted()
            && player.shown(one.puzzle().slug()).isEmpty()
            && System.nanoTime() < end) {
          TimeUnit.MILLISECONDS.sleep(20);
        }
      }
    }

    private void check(String contest, List<ContestTry> judged) throws Exception {
      Figures.say("the end of the contest");
      String path = "/api/contests/" + contest;
      long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(2L * SETTLING_SECONDS + seconds);
      while (!owner.get(path).require().body().path("state").asText().equals("ENDED")) {
        if (System.nanoTime() > limit) {
          faults.add("the contest does not end");
          return;
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
      JsonNode standings = owner.get(path + "/standings").require().body();
      JsonNode own = owner.get(path + "/check").require().body();
      Map<String, Set<String>> solved = new HashMap<>();
      judged.stream()
          .filter(ContestTry::isAccepted)
          .forEach(
              one ->
                  solved
                      .computeIfAbsent(one.player(), _ -> new HashSet<>())
                      .add(one.puzzle().slug()));
      int rows = 0;
      for (JsonNode row : standings.path("rows")) {
        rows++;
        int expected = solved.getOrDefault(row.path("player").asText(), Set.of()).size();
        if (row.path("solved").asInt() != expected) {
          faults.add("solved should be " + expected + ": " + row);
        }
      }
      Figures.line(
          "standings at the end: %d rows; the instance's own check says %s",
          rows, own.path("equal"));
      if (!own.path("equal").asBoolean()) {
        faults.add("check: " + own);
      }
    }
  }
}
