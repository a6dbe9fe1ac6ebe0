package io.arbiter.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.bench.ContestPuzzle.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A player in the contest: opens the contest's page within the first tenth of the time, and submits
 * within the time. One of ten is impatient and sends solutions of three puzzles one right after
 * another. The others send the next submission some seconds after the verdict of the one before.
 */
final class ContestPlayer {
  /** One of this many players is impatient. */
  static final int IMPATIENT_ONE_OF = 10;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int IN_A_ROW = 3;
  private static final int MOST = 3;
  private static final double LONGEST_THOUGHT = 5;

  private final int index;
  private final String name;
  private final CountedApi api;
  private final String contest;
  private final List<ContestPuzzle> puzzles;
  private final Random random;
  private final boolean impatient;
  private final Map<String, Instant> shown = new ConcurrentHashMap<>();
  private int sent;
  private double openMillis = Double.NaN;
  private volatile double streamMillis = Double.NaN;

  ContestPlayer(int index, CountedApi api, String contest, List<ContestPuzzle> puzzles, long seed) {
    this.index = index;
    this.name = name(index);
    this.api = api;
    this.contest = "/api/contests/" + contest;
    this.puzzles = puzzles;
    this.random = new Random(seed * 1_000_003 + index);
    this.impatient = index % IMPATIENT_ONE_OF == 0;
  }

  static String name(int index) {
    return "racer-" + index;
  }

  String name() {
    return name;
  }

  /** From the first request to the last answer of the page's calls. */
  double openMillis() {
    return openMillis;
  }

  /** From the first request to the first event of the contest's stream. */
  double streamMillis() {
    return streamMillis;
  }

  /** When the player's own stream first showed that the player has solved a puzzle. */
  Optional<Instant> shown(String slug) {
    return Optional.ofNullable(shown.get(slug));
  }

  /**
   * Plays.
   *
   * @param start of the contest, as {@link System#nanoTime}
   * @param seconds in which the submissions are sent
   * @param streams runs the contest's stream, which stays open
   * @return the submissions, also those without a verdict
   */
  List<ContestTry> play(long start, double seconds, ExecutorService streams) throws Exception {
    double opens = random.nextDouble() * seconds / 10;
    double first = opens + random.nextDouble() * (0.9 * seconds - opens);
    sleepUntil(start, opens);
    open(streams);
    sleepUntil(start, first);
    List<ContestTry> tries = new ArrayList<>(impatient ? inARow() : List.of(judge(next(0))));
    int puzzle = impatient ? IN_A_ROW : tries.getLast().isAccepted() ? 1 : 0;
    while (sent < MOST && puzzle < puzzles.size()) {
      TimeUnit.NANOSECONDS.sleep((long) (random.nextDouble() * LONGEST_THOUGHT * 1e9));
      if (Figures.secondsSince(start) > seconds) {
        break;
      }
      tries.add(judge(next(puzzle)));
      puzzle += tries.getLast().isAccepted() ? 1 : 0;
    }
    return tries;
  }

  private static void sleepUntil(long start, double seconds) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(start + (long) (seconds * 1e9) - System.nanoTime());
  }

  private void open(ExecutorService streams) throws InterruptedException {
    long begun = System.nanoTime();
    streams.execute(() -> follow(streams, begun));
    api.get(contest);
    api.get(contest + "/standings");
    for (ContestPuzzle puzzle : puzzles) {
      api.get(contest + "/puzzles/" + puzzle.slug());
    }
    openMillis = Figures.secondsSince(begun) * 1000;
  }

  /** Follows the contest until the streams are shut down, which interrupts this thread. */
  private void follow(ExecutorService streams, long begun) {
    try {
      int status = api.api().lines(contest + "/events", Map.of(), line -> take(line, begun));
      api.count().serverError("the stream of " + name + " ended with " + status);
    } catch (IOException | UncheckedIOException e) {
      if (!streams.isShutdown()) {
        api.count().serverError("the stream of " + name + ": " + e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(String data, long begun) {
    if (!data.startsWith("data:")) {
      return;
    }
    if (Double.isNaN(streamMillis)) {
      streamMillis = Figures.secondsSince(begun) * 1000;
    }
    // Reading everything would cost this program more than it costs the server to send it.
    if (!data.contains("\"" + name + "\"")) {
      return;
    }
    Instant now = Instant.now();
    for (JsonNode row : tree(data.substring("data:".length())).path("rows")) {
      if (row.path("player").asText().equals(name)) {
        for (JsonNode cell : row.path("cells")) {
          if (cell.path("accepted").asBoolean()) {
            shown.putIfAbsent(cell.path("slug").asText(), now);
          }
        }
      }
    }
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A submission that is to be sent. */
  private record Next(ContestPuzzle puzzle, Kind kind, int number) {}

  private Next next(int puzzle) {
    double share = random.nextDouble();
    Kind rest = share < 0.95 ? Kind.FAILING : Kind.ENDLESS;
    Kind kind = share < 0.60 ? Kind.RIGHT : share < 0.85 ? Kind.WRONG : rest;
    return new Next(puzzles.get(puzzle), kind, ++sent);
  }

  /**
   * Sends the next submission when the server has accepted the one before, and waits for no verdict
   * meanwhile. So the third one is the third for the server, too.
   */
  private List<ContestTry> inARow() throws Exception {
    List<Sent> all = new ArrayList<>();
    for (int i = 0; i < IN_A_ROW; i++) {
      all.add(send(next(i)));
    }
    return Together.run(IN_A_ROW, IN_A_ROW, i -> verdict(all.get(i)));
  }

  private ContestTry judge(Next next) throws InterruptedException {
    return verdict(send(next));
  }

  /**
   * A submission that was sent.
   *
   * @param begun when, as {@link System#nanoTime}
   * @param receipt a missing node if the server refused it
   */
  private record Sent(Next what, long begun, JsonNode receipt) {}

  private Sent send(Next next) throws InterruptedException {
    long begun = System.nanoTime();
    String source = next.puzzle().source(next.kind(), 10 * index + next.number());
    String path = contest + "/puzzles/" + next.puzzle().slug() + "/submissions";
    return new Sent(next, begun, api.post(path, Map.of("source", source)));
  }

  private ContestTry verdict(Sent sent) throws InterruptedException {
    Next what = sent.what();
    JsonNode receipt = sent.receipt();
    JsonNode view =
        receipt.isMissingNode() ? receipt : api.verdict(receipt.path("events").asText());
    double millis = Figures.secondsSince(sent.begun()) * 1000;
    return new ContestTry(name, what.puzzle(), what.kind(), what.number(), millis, view);
  }
}
