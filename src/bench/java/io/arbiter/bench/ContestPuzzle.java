package io.arbiter.bench;

import io.arbiter.app.command.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A shipped puzzle of the contest, with a right and a wrong solution. */
record ContestPuzzle(String slug, String right, String wrong) {
  private static final List<String> SLUGS =
      List.of("road-trip-speed", "menu-board", "postcard-code", "penguin-slide");

  /** What a source does, with its verdict. */
  enum Kind {
    RIGHT("ACCEPTED"),
    WRONG("WRONG_ANSWER"),
    FAILING("RUNTIME_ERROR"),
    ENDLESS("TIME_LIMIT");

    final String verdict;

    Kind(String verdict) {
      this.verdict = verdict;
    }
  }

  static List<ContestPuzzle> all() throws IOException {
    List<ContestPuzzle> all = new ArrayList<>();
    for (String slug : SLUGS) {
      all.add(new ContestPuzzle(slug, solution(slug, Kind.RIGHT), solution(slug, Kind.WRONG)));
    }
    return all;
  }

  private static String solution(String slug, Kind kind) throws IOException {
    Path folder = Checkout.resolve("puzzles").resolve(slug).resolve("solutions");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String source = Files.readString(file);
        if (source.startsWith("# expect: " + kind.verdict)) {
          return source;
        }
      }
    }
    throw new IllegalStateException(folder + " has no solution with " + kind.verdict);
  }

  /** A source; the number makes it different from all others. */
  String source(Kind kind, int number) {
    String source =
        switch (kind) {
          case RIGHT -> right;
          case WRONG -> wrong;
          case FAILING -> "[][1]\n" + right;
          case ENDLESS -> "while True:\n    pass\n";
        };
    return "# %d\n%s".formatted(number, source);
  }
}
