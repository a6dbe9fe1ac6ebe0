package io.arbiter.server.contest;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.server.EmptyDatabase;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.player.audit.AuditLog;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServerTest
class ContestsTest extends EmptyDatabase {
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
    return inTransaction(() -> contests.add(form, viewer));
  }

  private void assertTooWeak(double minimumStrength, Viewer viewer) {
    assertRefused(() -> add(minimumStrength, viewer), ErrorCode.INVALID)
        .hasMessageContaining("puzzles[0].slug: the strength of the tests of cup, version 1,");
  }

  @Test
  void aContestTakesNoVersionThatItCouldNotPublish() {
    UUID owner = player("owner");
    Viewer viewer = as(owner);
    puzzle("cup");
    database.update("update puzzle set author_id = ?", owner);
    database.update("update puzzle_version set state = 'VALIDATED', strength = 0.4");
    assertTooWeak(0.5, viewer);
    assertTooWeak(0.5, asAdmin(owner));
    assertThat(add(0.4, viewer)).isNotNull();
    database.update("update puzzle_version set strength = null");
    assertTooWeak(0.1, viewer);
    assertThat(add(0, viewer)).isNotNull();
    database.update("update puzzle_version set state = 'PUBLISHED'");
    assertThat(add(0.5, viewer)).as("published before").isNotNull();
  }
}
