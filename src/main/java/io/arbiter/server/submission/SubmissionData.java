package io.arbiter.server.submission;

import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.util.UUID;

/** A player's submissions, runs and scripts. Thread-safe. */
@ApplicationScoped
class SubmissionData implements PlayerData {
  private final SubmissionCatalog catalog;
  private final SubmissionStore submissions;

  SubmissionData(SubmissionCatalog catalog, SubmissionStore submissions) {
    this.catalog = catalog;
    this.submissions = submissions;
  }

  @Override
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write(
        "submissions",
        (after, limit) -> catalog.sent(player, after, limit),
        sent -> sent.submission().id());
  }

  /** Empties the runs and scripts. Submissions stay, and the deleted account has no name. */
  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    submissions.emptyRuns(player);
  }
}
