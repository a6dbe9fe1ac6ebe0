package io.arbiter.server.submission.view;

import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import io.arbiter.server.submission.Judgements;
import io.arbiter.server.submission.SubmissionStore;
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
  private final Judgements judgements;

  SubmissionData(SubmissionCatalog catalog, SubmissionStore submissions, Judgements judgements) {
    this.catalog = catalog;
    this.submissions = submissions;
    this.judgements = judgements;
  }

  @Override
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write(
        "submissions",
        (after, limit) -> catalog.sent(player, after, limit),
        sent -> sent.submission().id());
  }

  /**
   * Empties the runs and scripts: source, input and result, except for the verdict, CPU time and
   * steps. Submissions stay, and the deleted account has no name.
   */
  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    submissions.emptySources(player);
    judgements.emptyRuns(player);
  }
}
