package io.arbiter.server.profile.rating;

import io.arbiter.core.contest.Cell;
import io.arbiter.core.contest.Row;
import io.arbiter.server.contest.Contest;
import io.arbiter.server.contest.ContestListener;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.profile.rating.FinalRanks.Moment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Hears of the ends of contests. A player took part in a contest if at least one try counts; who
 * only registered is not rated.
 */
@ApplicationScoped
class ContestRanks implements ContestListener {
  private final RatingLedger ledger;

  ContestRanks(RatingLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void ended(Contest contest, List<Row> rows) {
    if (contest.terms().rated()) {
      ledger.ended(ranks(contest, rows));
    }
  }

  @Override
  public void removed(UUID contest) {
    ledger.removed(contest);
  }

  static FinalRanks ranks(Contest contest, List<Row> rows) {
    return new FinalRanks(
        new Moment(StoredTime.of(contest.period().endsAt()), contest.id()),
        rows.stream()
            .filter(ContestRanks::tookPart)
            .collect(Collectors.toMap(Row::player, Row::rank)));
  }

  private static boolean tookPart(Row row) {
    return row.cells().stream().mapToInt(Cell::tries).anyMatch(tries -> tries > 0);
  }
}
