package io.arbiter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.arbiter.app.play.ApiClient;
import io.arbiter.bench.ContestPuzzles.Kind;
import io.arbiter.bench.ContestPuzzles.Puzzle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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

  /** The pause between two readings of the standings. */
  private static final int OBSERVED_EACH_MILLIS = 250;

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

  @Option(names = "--clean", description = "a process of its own for each submission")
  private boolean clean;

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
    Path data = folder.resolve("data");
    List<String> faults;
    try (BenchInstance instance = BenchInstance.start("up", data, SETTINGS)) {
      instance.awaitReady();
      faults = new Contest(instance, folder, chosen).run();
    }
    faults.stream().limit(MOST_LINES).forEach(fault -> Figures.line("FAULT: %s", fault));
    if (!faults.isEmpty()) {
      Figures.line(
          "%d faults; the instance's last lines:%n%s",
          faults.size(), BenchInstance.lastLines(data));
    }
    Project.delete(folder);
    return faults.isEmpty() ? 0 : 1;
  }

  /** A contest on a running instance. */
  private final class Contest {
    private final BenchInstance instance;
    private final Path folder;
    private final long seed;
    private final CountedApi.Count count = new CountedApi.Count();
    private final ApiClient owner;
    private final List<Double> standingsMillis = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private Contest(BenchInstance instance, Path folder, long seed) throws Exception {
      this.instance = instance;
      this.folder = folder;
      this.seed = seed;
      this.owner = ApiClient.anonymous(instance.address()).logIn("admin", ADMIN_PASSWORD);
    }

    private List<String> run() throws Exception {
      Figures.say("warm-up");
      warmUp();
      Figures.say("puzzles");
      List<Puzzle> puzzles = ContestPuzzles.make(owner, new Random(seed));
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
      play(all, contest, puzzles, start);
      return faults;
    }

    /** By several players, since the quotas are those of a real contest. */
    private void warmUp() throws Exception {
      String solution = Files.readString(Project.solution());
      for (int sent = 0; sent < warmUp; sent += WARM_UP_EACH) {
        Block.rate(
            new BenchPlayer(instance.address(), "warm-up-" + sent, solution),
            Math.min(WARM_UP_EACH, warmUp - sent));
      }
    }

    private String create(List<Puzzle> puzzles, Instant start, Instant end) throws Exception {
      ObjectNode body =
          JsonNodeFactory.instance
              .objectNode()
              .put("title", "Benchmark")
              .put("description", "All submit at once.")
              .put("startsAt", start.toString())
              .put("endsAt", end.toString())
              .put("scoring", "icpc")
              .put("clean", clean)
              .put("rated", true);
      puzzles.forEach(
          puzzle ->
              body.withArray("puzzles").addObject().put("slug", puzzle.slug()).put("points", 100));
      return owner.post("/api/contests", body).require().body().path("id").asText();
    }

    private void play(List<ContestPlayer> all, String contest, List<Puzzle> puzzles, Instant start)
        throws Exception {
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
        Future<?> observer = threads.submit(() -> observe(contest));
        for (Future<Boolean> played : playing) {
          played.get();
        }
        wall = Figures.secondsSince(begun);
        observer.cancel(true);
      }
      Usage used = Usage.cpu(instance).minus(before);
      List<ContestTry> judged = List.copyOf(tries);
      awaitShown(all, judged);
      streams.shutdownNow();
      ContestReport report = new ContestReport(all, judged, count, standingsMillis);
      report.print(wall, used);
      faults.addAll(report.faults());
      check(contest, all, judged, new ContestReckoning(start, puzzles));
      compareWithCPython(puzzles.getFirst(), judged.size() / wall);
    }

    /** Reads the standings again and again until the thread is interrupted. */
    private Object observe(String contest) throws InterruptedException {
      CountedApi api = new CountedApi(ApiClient.anonymous(instance.address()), count);
      while (true) {
        long begun = System.nanoTime();
        api.get("/api/contests/" + contest + "/standings");
        standingsMillis.add(Figures.secondsSince(begun) * 1000);
        TimeUnit.MILLISECONDS.sleep(OBSERVED_EACH_MILLIS);
      }
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

    private void check(
        String contest,
        List<ContestPlayer> all,
        List<ContestTry> judged,
        ContestReckoning reckoning)
        throws Exception {
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
      List<String> differences =
          reckoning.differences(all.stream().map(ContestPlayer::name).toList(), judged, standings);
      JsonNode own = owner.get(path + "/check").require().body();
      Figures.line(
          "standings at the end: %d rows, %d differ from those computed from the verdicts; the"
              + " instance's own check says %s",
          standings.path("rows").size(), differences.size(), own.path("equal"));
      faults.addAll(differences);
      if (!own.path("equal").asBoolean()) {
        faults.add("check: " + own);
      }
      awaitRatings(System.nanoTime());
    }

    /** Waits until the contest has given each player a rating. */
    private void awaitRatings(long begun) throws Exception {
      int rated = rated();
      while (rated < players && Figures.secondsSince(begun) < SETTLING_SECONDS) {
        TimeUnit.MILLISECONDS.sleep(200);
        rated = rated();
      }
      Figures.line("ratings: %d players, %.1f s after that", rated, Figures.secondsSince(begun));
      if (rated < players) {
        faults.add("only " + rated + " players have a rating");
      }
    }

    private int rated() throws Exception {
      int rated = 0;
      String after = "";
      do {
        JsonNode page = owner.get("/api/ratings?limit=100" + after).require().body();
        rated += page.path("items").size();
        after = page.path("next").isTextual() ? "&after=" + page.path("next").asText() : "";
      } while (!after.isEmpty());
      return rated;
    }

    /** Compares the verdicts a second with CPython, which judges a puzzle's right solution. */
    private void compareWithCPython(Puzzle puzzle, double perSecond) throws Exception {
      Path bundle = Files.createDirectory(folder.resolve(puzzle.slug()));
      Files.writeString(bundle.resolve("tests.json"), puzzle.tests(new Random(seed)));
      Path solution = bundle.resolve("right.py");
      Files.writeString(solution, puzzle.source(Kind.RIGHT, 0));
      Optional<Judge> python = CPython.find(folder, solution, bundle);
      if (python.isPresent()) {
        double cpython = Block.rate(python.get(), Block.TOGETHER);
        Figures.line(
            "verdicts a second %.1f, with wrong, failing and endless ones; CPython judges %.1f"
                + " right ones a second, ratio %.2f",
            perSecond, cpython, perSecond / cpython);
      }
    }
  }
}
