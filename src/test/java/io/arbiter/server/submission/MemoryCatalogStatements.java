package io.arbiter.server.submission;

import io.arbiter.simulation.VirtualDatabase;
import io.arbiter.simulation.VirtualDatabase.Submission;
import java.util.UUID;

/** The queue positions, on the tables of a simulation. */
final class MemoryCatalogStatements extends CatalogStatements {
  private final VirtualDatabase database;

  MemoryCatalogStatements(VirtualDatabase database) {
    super(null);
    this.database = database;
  }

  @Override
  long countAhead(UUID id) {
    Submission of = database.submissions.find(id).orElseThrow();
    return database.submissions.rows().filter(row -> isAhead(row, of)).count();
  }

  static boolean isAhead(Submission row, Submission of) {
    return !row.isJudged()
        && (of.batch() || !row.batch())
        && row.enqueuedAt().isBefore(of.enqueuedAt());
  }
}
