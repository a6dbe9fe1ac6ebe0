package io.arbiter.server.rejudging;

import static io.arbiter.core.judging.Verdict.ACCEPTED;
import static io.arbiter.core.judging.Verdict.TIME_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.json.Codec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredReportTest {
  private static final UUID ADA = new UUID(1, 1);
  private static final UUID BOB = new UUID(1, 2);
  private static final UUID SUBMISSION = new UUID(2, 1);
  private static final List<RejudgingReport.Compared> COMPARED =
      List.of(new RejudgingReport.Compared(ACCEPTED, TIME_LIMIT, 2));

  private static StoredReport report(UUID ada, UUID bob) {
    return new StoredReport(
        2,
        List.of(
            new StoredReport.Change(SUBMISSION, ada, ACCEPTED, TIME_LIMIT),
            new StoredReport.Change(SUBMISSION, bob, ACCEPTED, TIME_LIMIT)),
        2,
        List.of(
            new StoredReport.PlayerChange(bob, 90, 80, 1L, 2L),
            new StoredReport.PlayerChange(ada, 10, 0, 3L, null)),
        7,
        COMPARED);
  }

  private static RejudgingReport shown(String ada, String bob) {
    return new RejudgingReport(
        2,
        List.of(
            new RejudgingReport.Change(SUBMISSION, ada, ACCEPTED, TIME_LIMIT),
            new RejudgingReport.Change(SUBMISSION, bob, ACCEPTED, TIME_LIMIT)),
        2,
        List.of(
            new RejudgingReport.PlayerChange(bob, 90, 80, 1L, 2L),
            new RejudgingReport.PlayerChange(ada, 10, 0, 3L, null)),
        7,
        COMPARED);
  }

  @Test
  void playersAreShownByNameAndDeletedPlayersWithout() {
    assertThat(report(ADA, BOB).playerIds()).containsExactlyInAnyOrder(ADA, BOB);
    assertThat(report(ADA, BOB).named(Map.of(ADA, "ada"))).isEqualTo(shown("ada", null));
    assertThat(report(null, BOB).named(Map.of(BOB, "bob"))).isEqualTo(shown(null, "bob"));
  }

  @Test
  void reportsWithNamesBecomeReportsWithIds() throws Exception {
    TestDatabase database = TestDatabase.migrated("16");
    UUID puzzle = TestData.addPuzzle(database, "easy", 10);
    UUID ada = TestData.addPlayer(database, "ada");
    addReport(database, puzzle, ada, Codec.toJson(shown("ada", null)));
    RejudgingReport nothing = new RejudgingReport(0, List.of(), 0, List.of(), 0, List.of());
    addReport(database, puzzle, ada, Codec.toJson(nothing));
    database.update(
        """
        insert into rejudging (id, puzzle_id, version, apply, state, requested_by)
        values (gen_random_uuid(), ?, 1, false, 'JUDGING', ?)
        """,
        puzzle,
        ada);
    database.update(Files.readString(Path.of("migrations/V17__report_players.sql")));
    List<StoredReport> reports =
        database
            .list(String.class, "select report from rejudging where report is not null")
            .stream()
            .map(json -> Codec.fromJson(json, StoredReport.class))
            .toList();
    assertThat(reports)
        .containsExactlyInAnyOrder(
            report(ada, null), new StoredReport(0, List.of(), 0, List.of(), 0, List.of()));
  }

  private static void addReport(TestDatabase database, UUID puzzle, UUID player, String report) {
    database.update(
        """
        insert into rejudging (id, puzzle_id, version, apply, state, requested_by, report)
        values (gen_random_uuid(), ?, 1, false, 'REPORTED', ?, ?::json)
        """,
        puzzle,
        player,
        report);
  }
}
