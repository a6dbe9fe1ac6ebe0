package io.arbiter.bench;

import io.arbiter.bench.ContestPuzzles.Kind;
import io.arbiter.bench.ContestPuzzles.Puzzle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

/** Compares the rate of a contest with CPython, which judges the first puzzle's solution. */
record ContestCPython(Path folder, Puzzle puzzle, long seed) {
  /**
   * Prints the ratio.
   *
   * @param perSecond the verdicts a second in the contest
   */
  void print(double perSecond) throws Exception {
    Path bundle = Files.createDirectory(folder.resolve(puzzle.slug()));
    Files.writeString(bundle.resolve("tests.json"), puzzle.tests(new Random(seed)));
    Path solution = bundle.resolve("right.py");
    Files.writeString(solution, puzzle.source(Kind.RIGHT, 0));
    Optional<Judge> python = CPython.find(folder, solution, bundle);
    if (python.isPresent()) {
      double cpython = Block.rate(python.get(), Block.TOGETHER);
      Figures.line(
          "verdicts a second %.1f, with wrong, failing and endless ones; CPython judges %.1f right"
              + " ones a second, ratio %.2f",
          perSecond, cpython, perSecond / cpython);
    }
  }
}
