package io.arbiter.server.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.EmptyDatabase;
import io.arbiter.server.player.Accounts;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class ClarificationsTest extends EmptyDatabase {
  @Inject Clarifications clarifications;
  @Inject Accounts accounts;

  private final UUID contest = UUID.randomUUID();
  private UUID ada;

  @BeforeEach
  void aContestThatRuns() {
    ada = player("ada");
    database.update(
        """
        insert into contest (id, owner_id, title, description, starts_at, ends_at, scoring,
          penalty_minutes, clean, rated, created_at)
        values (?, ?, 'Cup', '', now() - interval '1 hour', now() + interval '1 hour', 'ICPC', 20,
          true, false, now())
        """,
        contest,
        player("owner"));
    database.update("insert into contest_registration values (?, ?, now())", contest, ada);
  }

  private void ask() {
    clarifications.ask(contest, null, "Why?", as(ada));
  }

  private long questions() {
    return count("contest_clarification");
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
