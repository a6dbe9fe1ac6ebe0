package io.arbiter.server.score;

import static io.arbiter.core.judging.Verdict.ACCEPTED;
import static io.arbiter.core.judging.Verdict.WRONG_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.server.DatabaseTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Damages tables, and checks and repairs them. */
@ServerTest
class StandingsCheckTest extends DatabaseTest {
  @Inject StandingsCheck check;

  private Tournament tournament;

  @BeforeEach
  void play() {
    tournament = new Tournament();
    tournament.addPlayers("ada", "bob", "cyd");
    tournament.addPuzzle("easy", 10);
    tournament.addPuzzle("hard", 80);
    tournament.judged("ada", "easy", ACCEPTED);
    tournament.judged("bob", "easy", WRONG_ANSWER);
    tournament.judged("bob", "hard", ACCEPTED);
    tournament.judged("cyd", "easy", ACCEPTED);
    tournament.addPuzzle("golf", 60);
    tournament.earn("cyd", "golf", 30);
    tournament.earn("cyd", "golf", 20);
    tournament.earn("cyd", "golf", 45);
    tournament.fold();
    tournament.judged("ada", "hard", ACCEPTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "standing | update standing set points = points + 1 where board = 'all'",
        "standing | delete from standing where board <> 'all'",
        "standing | insert into standing (board, player_id, points, solved, reached_at) "
            + "select '2020-01', id, 1, 1, now() from player",
        "solved | delete from solved where points = 10",
        "solved | update solved set solved_at = solved_at + interval '1 second'",
        "improvement | delete from improvement",
        "improvement | update improvement set points = points + 1",
        "improvement | insert into improvement select player_id, puzzle_id, submission_id, 1, "
            + "solved_at from solved",
        "best | delete from best where measure = 'points'",
        "best | delete from best where measure = 'time'",
        "best | update best set value = 0 where measure = 'steps'",
        "points of a judgement | update judgement set points = 7",
        "counts of a puzzle | update puzzle set attempts = 99 where slug = 'hard'",
        "counts of a puzzle | delete from puzzle_count",
        "solved | update player set name = null, password_hash = null, roles = '{}', "
            + "deleted_at = now() where name = 'cyd'",
        "mark | update standing_mark set place = place + 2",
        "mark | delete from standing_move",
      })
  void everyDifferenceIsFoundAndRepaired(String kind, String damage) {
    assertThat(check.check()).isEmpty();
    database.update(damage);
    List<StandingsCheck.Difference> differences = check.check();
    assertThat(differences).extracting(StandingsCheck.Difference::kind).contains(kind);
    assertThat(differences).allMatch(d -> !d.found().equals(d.expected()));
    check.repair(differences);
    assertThat(check.check()).isEmpty();
    tournament.assertScoresAreThoseOfTheJudgements();
  }
}
