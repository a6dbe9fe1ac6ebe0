package io.arbiter.server.contest;

import io.arbiter.server.puzzle.VersionOpening;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * Opens the pictures of a contest's puzzles at its start. A browser asks for pictures without a
 * token, so they cannot be kept for the registered players. Knows which puzzles a publication would
 * show too early. Thread-safe.
 */
@ApplicationScoped
class StartedContests implements VersionOpening {
  private final ContestQueries queries;

  StartedContests(ContestQueries queries) {
    this.queries = queries;
  }

  @Override
  public boolean isOpen(UUID puzzle, int version) {
    return queries.countStarted(puzzle, version) > 0;
  }

  @Override
  @Transactional
  public List<String> reservedFor(String slug) {
    return queries.reservedFor(slug).stream().map(ContestQueries.Title::value).toList();
  }
}
