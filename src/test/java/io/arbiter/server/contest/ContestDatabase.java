package io.arbiter.server.contest;

import io.arbiter.server.EmptyDatabase;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A contest that has run for two hours, with ada and without puzzles. */
abstract class ContestDatabase extends EmptyDatabase {
  final UUID id = UUID.randomUUID();
  UUID owner;
  UUID ada;
  Instant start;

  @BeforeEach
  void aContestThatRuns() {
    owner = player("owner");
    ada = player("ada");
    start = Instant.now().minusSeconds(7200);
    database.update(
        """
        insert into contest (id, owner_id, title, description, starts_at, ends_at, freeze_at,
          scoring, penalty_minutes, clean, rated, created_at, told)
        values (?, ?, 'Cup', '*Go*', ?, now() + interval '1 hour', null, 'ICPC', 20, true, false,
          now(), 'RUNNING')
        """,
        id,
        owner,
        start);
    register(ada);
  }

  void register(UUID player) {
    database.update("insert into contest_registration values (?, ?, now())", id, player);
  }

  /** Adds a puzzle to the contest, in this place, with version 1. */
  UUID addContestPuzzle(String slug, int place) {
    UUID puzzle = puzzle(slug);
    database.update("insert into contest_puzzle values (?, ?, ?, 1, 100)", id, place, puzzle);
    return puzzle;
  }
}
