package io.arbiter.server.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Accounts;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@ServerTest
class ClarificationsTest extends ContestDatabase {
  @Inject Clarifications clarifications;
  @Inject Accounts accounts;

  private void ask() {
    clarifications.ask(id, null, "Why?", as(ada));
  }

  @Test
  void tenQuestionsAreOpenAtMostEvenIfAllComeAtOnce() throws Exception {
    assertThat(SameMoment.accepted(15, _ -> ask())).isEqualTo(10);
    assertThat(count("contest_clarification")).isEqualTo(10);
  }

  @Test
  void aDeletedAccountAsksNothing() {
    accounts.delete(ada, () -> {});
    assertThatThrownBy(this::ask)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAUTHENTICATED));
    assertThat(count("contest_clarification")).isZero();
  }
}
