package io.arbiter.server.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Accounts;
import io.arbiter.server.player.Viewer;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
@ServerTest
class ClarificationsTest {
  @Inject AgroalDataSource source;
  @Inject Clarifications clarifications;
  @Inject Accounts accounts;

  private final UUID contest = UUID.randomUUID();
  private TestDatabase database;
  private UUID ada;

  @BeforeEach
  void aContestThatRuns() {
    database = TestDatabase.of(source);
    database.clear();
    ada = TestData.addPlayer(database, "ada");
    database.update(
        """
        insert into contest (id, owner_id, title, description, starts_at, ends_at, scoring,
          penalty_minutes, clean, rated, created_at)
        values (?, ?, 'Cup', '', now() - interval '1 hour', now() + interval '1 hour', 'ICPC', 20,
          true, false, now())
        """,
        contest,
        TestData.addPlayer(database, "owner"));
    database.update("insert into contest_registration values (?, ?, now())", contest, ada);
  }

  private void ask() {
    clarifications.ask(contest, null, "Why?", new Viewer(Optional.of(ada), false));
  }

  private long questions() {
    return database.one(Long.class, "select count(*) from contest_clarification");
  }

  @Test
  void tenQuestionsAreOpenAtMostEvenIfAllComeAtOnce() throws Exception {
    assertThat(SameMoment.accepted(15, _ -> ask())).isEqualTo(10);
    assertThat(questions()).isEqualTo(10);
  }

  @Test
  void aDeletedAccountAsksNothing() {
    accounts.delete(ada, () -> {});
    assertThatThrownBy(this::ask)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAUTHENTICATED));
    assertThat(questions()).isZero();
  }
}
