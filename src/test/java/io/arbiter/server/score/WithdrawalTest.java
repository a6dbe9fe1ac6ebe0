package io.arbiter.server.score;

import static io.arbiter.core.judging.Verdict.ACCEPTED;
import static io.arbiter.core.judging.Verdict.WRONG_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.player.Accounts;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rankings after the deletion of an account. */
@ServerTest
class WithdrawalTest extends DatabaseTest {
  @Inject PuzzleBoards best;
  @Inject StandingsCheck check;
  @Inject Accounts deletion;

  private Tournament tournament;

  @BeforeEach
  void begin() {
    tournament = new Tournament();
    tournament.addPlayers("ada", "bob", "cyd");
    tournament.addPuzzle("easy", 10, 20);
    tournament.addPuzzle("hard", 80);
  }

  @AfterEach
  void scoresAreThoseOfTheJudgements() {
    tournament.assertScoresAreThoseOfTheJudgements();
    assertThat(check.check()).isEmpty();
  }

  private List<String> board(String measure) {
    return best.page("easy", measure, new PageRequest()).items().stream()
        .map(place -> place.rank() + " " + place.player())
        .toList();
  }

  private String counts(String slug) {
    return database.one(
        String.class, "select attempts || ' ' || solved_by from puzzle where slug = ?", slug);
  }

  @Test
  void allRanksBelowMoveUpAtOnce() {
    tournament.judged("bob", "easy", ACCEPTED);
    tournament.judged("bob", "hard", ACCEPTED);
    tournament.judged("cyd", "easy", WRONG_ANSWER);
    tournament.judged("cyd", "hard", ACCEPTED);
    tournament.judged("ada", "easy", ACCEPTED);
    tournament.fold();
    assertThat(tournament.ranking()).containsExactly("1 bob 90", "2 cyd 80", "3 ada 10");
    UUID bob = tournament.player("bob");
    tournament.delete("bob");
    assertThat(tournament.ranking()).containsExactly("1 cyd 80", "2 ada 10");
    assertThat(tournament.standings.of(bob)).isEmpty();
    assertThat(tournament.standings.of(tournament.player("ada")).orElseThrow().rank()).isEqualTo(2);
    Board month = Board.of("month", Tournament.START);
    assertThat(tournament.standings.pageFrom(month, 2, 5).items())
        .extracting(Standings.Place::player)
        .containsExactly("ada");
    for (String measure : List.of("steps", "time", "size")) {
      assertThat(board(measure)).containsExactly("1 ada");
    }
    tournament.fold();
    // The deleted player no longer counts as a solver, but the submissions still count as attempts.
    assertThat(counts("easy")).isEqualTo("3 1");
    assertThat(counts("hard")).isEqualTo("2 1");
  }

  @Test
  void aLaterVerdictDoesNotBringADeletedPlayerBack() {
    tournament.judged("ada", "easy", ACCEPTED);
    UUID waiting = tournament.submit("bob", "hard");
    UUID earlier = tournament.submit("bob", "easy");
    tournament.judged("bob", "easy", ACCEPTED);
    tournament.delete("bob");
    tournament.judge(waiting, ACCEPTED, 1);
    tournament.judge(earlier, ACCEPTED, 1);
    assertThat(tournament.ranking()).containsExactly("1 ada 10");
    assertThat(board("steps")).containsExactly("1 ada");
    tournament.fold();
    assertThat(counts("hard")).isEqualTo("1 0");
    assertThat(counts("easy")).isEqualTo("3 1");
    tournament.addPlayers("bob");
    tournament.judged("bob", "hard", ACCEPTED);
    assertThat(tournament.ranking())
        .as("a new player has no points of the deleted player with the same name")
        .containsExactly("1 bob 80", "2 ada 10");
  }

  @Test
  void verdictsAndADeletionAtTheSameTimeLeaveNothing() throws Exception {
    List<UUID> submissions = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      submissions.add(tournament.submit(i % 3 == 0 ? "ada" : "bob", i % 2 == 0 ? "easy" : "hard"));
    }
    UUID bob = tournament.player("bob");
    List<Callable<Void>> work = new ArrayList<>();
    for (UUID submission : submissions) {
      work.add(
          () -> {
            tournament.judge(submission, ACCEPTED, 1);
            return null;
          });
    }
    work.add(
        20,
        () -> {
          deletion.delete(bob, () -> {});
          return null;
        });
    atOnce(4, work);
    assertThat(tournament.ranking()).containsExactly("1 ada 90");
    tournament.fold();
    assertThat(counts("easy")).isEqualTo("30 1");
  }
}
