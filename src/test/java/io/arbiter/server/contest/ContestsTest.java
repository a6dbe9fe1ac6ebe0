package io.arbiter.server.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.arbiter.ServerTest;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.player.audit.AuditLog;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
@ServerTest
class ContestsTest {
  @Inject AgroalDataSource source;
  @Inject ContestQueries queries;
  @Inject ContestEntity.Repository repository;
  @Inject PlayerStore players;
  @Inject AuditLog audit;

  /** Adds a contest with the puzzle cup. */
  private UUID add(double minimumStrength, Viewer viewer) {
    Instant start = Instant.now().plusSeconds(3600);
    ContestForm form =
        new ContestForm(
            "Cup",
            null,
            start,
            start.plusSeconds(3600),
            null,
            List.of(new ContestForm.Chosen("cup", 100)),
            "points",
            null,
            null);
    Contests contests = new Contests(queries, repository, players, audit, () -> minimumStrength);
    return QuarkusTransaction.requiringNew().call(() -> contests.add(form, viewer));
  }

  private void assertTooWeak(double minimumStrength, Viewer viewer) {
    assertThatThrownBy(() -> add(minimumStrength, viewer))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID))
        .hasMessageContaining("puzzles[0].slug: the strength of the tests of cup, version 1,");
  }

  @Test
  void aContestTakesNoVersionThatItCouldNotPublish() {
    TestDatabase database = TestDatabase.of(source);
    database.clear();
    UUID owner = TestData.addPlayer(database, "owner");
    Viewer viewer = new Viewer(Optional.of(owner), false);
    TestData.addPuzzle(database, "cup", 10);
    database.update("update puzzle set author_id = ?", owner);
    database.update("update puzzle_version set state = 'VALIDATED', strength = 0.4");
    assertTooWeak(0.5, viewer);
    assertTooWeak(0.5, new Viewer(Optional.of(owner), true));
    assertThat(add(0.4, viewer)).isNotNull();
    database.update("update puzzle_version set strength = null");
    assertTooWeak(0.1, viewer);
    assertThat(add(0, viewer)).isNotNull();
    database.update("update puzzle_version set state = 'PUBLISHED'");
    assertThat(add(0.5, viewer)).as("published before").isNotNull();
  }
}
