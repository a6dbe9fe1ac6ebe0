package io.arbiter.server.rejudging;

import static io.arbiter.core.judging.Verdict.ACCEPTED;
import static io.arbiter.core.judging.Verdict.WRONG_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rejudgings of submissions of a deleted account, against a real PostgreSQL. */
@ServerTest
class RejudgingWithdrawalTest {
  @Inject RejudgingBeans beans;
  private RejudgedTournament tournament;

  @BeforeEach
  void addPlayersAndPuzzle() {
    beans.database().clear();
    tournament = new RejudgedTournament(beans);
    tournament.addPlayers("ada", "bob");
    tournament.addPuzzle("easy", 10, 20);
  }

  @AfterEach
  void scoresAreThoseOfTheJudgements() {
    tournament.assertScoresAreThoseOfTheJudgements();
    assertThat(beans.check.check()).isEmpty();
  }

  @Test
  void applyingARejudgingDoesNotBringADeletedPlayerBack() {
    UUID failed = tournament.judged("bob", "easy", WRONG_ANSWER);
    tournament.judged("ada", "easy", WRONG_ANSWER);
    UUID rejudging = tournament.begin("easy", 2, false);
    tournament.rejudgings.enqueue(rejudging);
    tournament.jobs().forEach(job -> tournament.take(RejudgedTournament.answer(job, ACCEPTED, 1)));
    tournament.sweep();
    RejudgingReport report = tournament.find("easy", rejudging).report();
    assertThat(report.players())
        .extracting(RejudgingReport.PlayerChange::player)
        .containsExactly("bob", "ada");

    tournament.delete("bob");
    report = tournament.find("easy", rejudging).report();
    assertThat(report.players())
        .extracting(RejudgingReport.PlayerChange::player)
        .containsExactly(null, "ada");
    assertThat(report.changes())
        .extracting(RejudgingReport.Change::player)
        .containsExactly(null, "ada");

    tournament.apply("easy", rejudging);
    tournament.sweep();
    assertThat(tournament.find("easy", rejudging).state()).isEqualTo(Rejudging.State.APPLIED);
    assertThat(tournament.ranking()).containsExactly("1 ada 20");
    tournament.fold();
    assertThat(tournament.everything()).contains("puzzle easy 2 1");

    UUID single = tournament.begin(failed);
    tournament.rejudgings.enqueue(single);
    tournament.jobs().forEach(job -> tournament.take(RejudgedTournament.answer(job, ACCEPTED, 1)));
    tournament.sweep();
    tournament.sweep();
    assertThat(tournament.find("easy", single).state()).isEqualTo(Rejudging.State.APPLIED);
    assertThat(tournament.ranking()).containsExactly("1 ada 20");
  }

  @Test
  void aReportHasNoChangeForADeletedPlayer() {
    tournament.judged("bob", "easy", ACCEPTED);
    tournament.judged("ada", "easy", ACCEPTED);
    tournament.delete("bob");
    UUID rejudging = tournament.begin("easy", 2, true);
    tournament.rejudgings.enqueue(rejudging);
    tournament.jobs().forEach(job -> tournament.take(RejudgedTournament.answer(job, ACCEPTED, 1)));
    tournament.sweep();
    tournament.sweep();
    RejudgingReport report = tournament.find("easy", rejudging).report();
    assertThat(report.players())
        .containsExactly(new RejudgingReport.PlayerChange("ada", 10, 20, 1L, 1L));
    assertThat(report.othersMoved()).isZero();
    assertThat(tournament.ranking()).containsExactly("1 ada 20");
  }
}
