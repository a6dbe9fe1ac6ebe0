package io.arbiter.server.submission;

import io.arbiter.simulation.VirtualDatabase;
import io.arbiter.simulation.VirtualDatabase.Submission;
import java.util.UUID;

/** The queue positions, on the tables of a simulation. */
public final class MemoryCatalog {
  private MemoryCatalog() {}

  /** The queue position, as the catalogue counts it. */
  public static long ahead(VirtualDatabase database, UUID id) {
    Submission of = database.submissions.find(id).orElseThrow();
    return database.submissions.rows().filter(row -> isAhead(row, of)).count();
  }

  /** Whether a submission is before another one in the queue. */
  public static boolean isAhead(Submission row, Submission of) {
    return !row.isJudged()
        && (of.batch() || !row.batch())
        && row.enqueuedAt().isBefore(of.enqueuedAt());
  }
}
