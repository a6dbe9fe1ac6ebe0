package io.arbiter.app.play;

import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The names of the puzzles, for the script that completes commands. A shell makes the script when
 * it starts, so a server that is slow to answer is not waited for.
 */
final class PuzzleNames implements Iterable<String> {
  private static final long SECONDS = 2;

  @Override
  public Iterator<String> iterator() {
    return CompletableFuture.supplyAsync(PuzzleNames::read)
        .completeOnTimeout(List.of(), SECONDS, TimeUnit.SECONDS)
        .exceptionally(_ -> List.of())
        .join()
        .iterator();
  }

  private static List<String> read() {
    try {
      PrintWriter notes = new PrintWriter(System.err);
      return new Playground(PlaySettings.read(System.getenv()), new PlayOutput(notes, notes, true))
          .puzzles(Map.of()).stream().map(puzzle -> puzzle.path("slug").asText()).toList();
    } catch (Exception e) {
      throw new IllegalStateException("the completion knows no names", e);
    }
  }
}
