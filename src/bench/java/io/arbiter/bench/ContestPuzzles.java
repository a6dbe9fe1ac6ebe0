package io.arbiter.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.app.play.ApiClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Small puzzles of the benchmark's own, which nobody has solved before the contest. */
final class ContestPuzzles {
  private static final int TESTS = 20;
  private static final int SAMPLES = 2;
  private static final int LARGEST = 2_000;
  private static final Duration VALIDATION = Duration.ofMinutes(2);

  private ContestPuzzles() {}

  /** What a source does. */
  enum Kind {
    RIGHT("ACCEPTED"),
    WRONG("WRONG_ANSWER"),
    FAILING("RUNTIME_ERROR"),
    ENDLESS("TIME_LIMIT");

    private final String verdict;

    Kind(String verdict) {
      this.verdict = verdict;
    }

    String verdict() {
      return verdict;
    }
  }

  /**
   * A puzzle.
   *
   * @param right an expression of n that solves it
   * @param wrong an expression that is wrong for some numbers
   */
  record Puzzle(String slug, String right, String wrong, IntUnaryOperator answer) {
    /** A source; the number makes it different from all others. */
    String source(Kind kind, int number) {
      String body =
          switch (kind) {
            case RIGHT -> "return " + right;
            case WRONG -> "return " + wrong;
            case FAILING -> "return [][n]";
            case ENDLESS -> "while True:\n        n += 1";
          };
      return "# %d\ndef checkio(n):\n    %s\n".formatted(number, body);
    }

    String tests(Random random) throws JsonProcessingException {
      int[] inputs = random.ints(1, LARGEST).distinct().limit(TESTS).toArray();
      List<Map<String, Object>> tests = new ArrayList<>();
      for (int n : inputs) {
        boolean sample = tests.size() < SAMPLES;
        tests.add(Map.of("input", List.of(n), "answer", answer.applyAsInt(n), "sample", sample));
      }
      return new ObjectMapper().writeValueAsString(Map.of("Basics", tests));
    }

    private Map<String, String> files(String tests) {
      String yaml = "title: %s\ndifficulty: elementary\ntags: [numbers]\nfunction: checkio\n";
      return Map.of(
          "puzzle.yaml",
          yaml.formatted(slug),
          "statement.md",
          "# %s\n\nYou get a number `n`. Return `%s`.\n".formatted(slug, right),
          "starter.py",
          "def checkio(n: int) -> int:\n    return -1\n",
          "tests.json",
          tests,
          "solutions/right.py",
          "# expect: ACCEPTED\n" + source(Kind.RIGHT, 0),
          "solutions/wrong.py",
          "# expect: WRONG_ANSWER\n" + source(Kind.WRONG, 0));
    }
  }

  private static final List<Puzzle> ALL =
      List.of(
          new Puzzle(
              "bench-digits",
              "sum(map(int, str(n)))",
              "n % 9",
              n -> Integer.toString(n).chars().map(digit -> digit - '0').sum()),
          new Puzzle("bench-bits", "bin(n).count('1')", "n.bit_length()", Integer::bitCount),
          new Puzzle(
              "bench-divisors",
              "sum(n % d == 0 for d in range(1, n + 1))",
              "sum(n % d == 0 for d in range(1, n))",
              n -> (int) IntStream.rangeClosed(1, n).filter(d -> n % d == 0).count()),
          new Puzzle(
              "bench-mirror",
              "int(str(n)[::-1])",
              "n",
              n -> Integer.parseInt(new StringBuilder().append(n).reverse().toString())));

  /** Makes the puzzles and validates them; they are not published. */
  static List<Puzzle> make(ApiClient author, Random random) throws Exception {
    for (Puzzle puzzle : ALL) {
      String path = "/api/author/puzzles/" + puzzle.slug();
      Map<String, String> files = puzzle.files(puzzle.tests(random));
      int version =
          author.putAndWait(path, Map.of("files", files)).require().body().path("version").asInt();
      author.post(path + "/versions/" + version + "/validation", Map.of()).require();
      awaitValidated(author, path + "/versions/" + version);
    }
    return ALL;
  }

  private static void awaitValidated(ApiClient author, String version) throws Exception {
    long end = System.nanoTime() + VALIDATION.toNanos();
    JsonNode now = author.get(version).require().body();
    while (!now.path("state").asText().equals("VALIDATED")) {
      if (System.nanoTime() > end || now.path("state").asText().equals("REJECTED")) {
        throw new IllegalStateException(version + " was not validated: " + now);
      }
      TimeUnit.MILLISECONDS.sleep(100);
      now = author.get(version).require().body();
    }
  }
}
