package io.arbiter.server.puzzle;

import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who writes puzzles together. Thread-safe. */
@ApplicationScoped
@Transactional
public class PuzzleAuthors {
  /**
   * The names of those who may write a puzzle; admins may write every puzzle.
   *
   * @param author null for a shipped puzzle, and after the deletion of the account
   * @param coAuthors by name
   */
  public record Authors(@Nullable String author, List<String> coAuthors) {}

  private final PuzzleQueries queries;
  private final PuzzleStore puzzles;

  PuzzleAuthors(PuzzleQueries queries, PuzzleStore puzzles) {
    this.queries = queries;
    this.puzzles = puzzles;
  }

  public Authors of(PuzzleStore.Puzzle puzzle) {
    return new Authors(
        puzzle.author() == null ? null : queries.playerName(puzzle.author()).orElse(null),
        queries.coAuthors(puzzle.id()));
  }

  /**
   * Replaces the co-authors. The author is none of them.
   *
   * @throws ProblemException INVALID if a name is not that of an author
   */
  public Authors set(PuzzleStore.Puzzle puzzle, List<String> names) {
    puzzles.lock(puzzle.slug());
    List<String> wanted =
        names.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().toList();
    List<PuzzleQueries.Writer> found = queries.writers(wanted.toArray(String[]::new));
    for (String name : names) {
      if (found.stream().noneMatch(writer -> writer.name().equalsIgnoreCase(name))) {
        throw ProblemReason.NO_AUTHOR.invalid("coAuthors", name);
      }
    }
    queries.removeCoAuthors(puzzle.id());
    queries.addCoAuthors(
        puzzle.id(),
        found.stream()
            .map(PuzzleQueries.Writer::id)
            .filter(id -> !id.equals(puzzle.author()))
            .toArray(UUID[]::new));
    return of(puzzle);
  }
}
