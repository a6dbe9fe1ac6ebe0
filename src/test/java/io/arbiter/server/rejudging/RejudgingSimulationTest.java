package io.arbiter.server.rejudging;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.Thorough;
import io.arbiter.core.judging.Verdict;
import io.arbiter.delivery.message.Job;
import io.arbiter.server.score.Standings;
import io.arbiter.server.score.StandingsCheck;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Simulates short histories, each from a seed. Each history runs twice: once without interruption,
 * and once with trouble. With trouble, the process ends between players, another process continues,
 * and results come twice, late and in any order. Both runs must end with the same tables. At each
 * step the tables must equal those of a plain model. Accounts are deleted at any time: before their
 * verdicts come, during a rejudging, and while it is applied. In some histories the author's code
 * gives the points of some or all accepted submissions.
 */
@ServerTest
class RejudgingSimulationTest {
  private static final int FEW = 12;
  private static final List<String> PLAYERS = List.of("ada", "bob", "cyd");
  private static final List<String> PUZZLES = List.of("easy", "hard");
  private static final List<Verdict> VERDICTS =
      List.of(
          Verdict.ACCEPTED,
          Verdict.ACCEPTED,
          Verdict.ACCEPTED,
          Verdict.WRONG_ANSWER,
          Verdict.TIME_LIMIT,
          Verdict.AUTHOR_ERROR,
          Verdict.JUDGE_ERROR);

  @Inject StandingsCheck check;

  @Test
  void interruptionsDoNotChangeTheEnd() {
    LongStream.rangeClosed(1, FEW).forEach(this::runTwice);
  }

  /** With {@code -Dhistories=10000}, so many. */
  @Test
  @Thorough("takes a quarter of a minute; the first histories of the same kind run always")
  void moreHistoriesEndWithTheSame() {
    LongStream.rangeClosed(FEW + 1, Long.getLong("histories", 80)).forEach(this::runTwice);
  }

  private void runTwice(long seed) {
    try {
      List<String> straight = run(seed, false);
      List<String> interrupted = run(seed, true);
      assertThat(interrupted).isEqualTo(straight);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  private List<String> run(long seed, boolean interrupted) {
    Random history = new Random(seed);
    Random trouble = new Random(-seed);
    // From seconds to weeks between two submissions.
    Duration pace = Duration.ofMinutes(1L << (2 * history.nextInt(8)));
    RejudgedTournament tournament = new RejudgedTournament(pace);
    PLAYERS.forEach(tournament::addPlayers);
    tournament.earning = Math.max(0, history.nextInt(8) - 3);
    tournament.addPuzzle("easy", 10, history.nextInt(3) * 10, 5);
    tournament.addPuzzle("hard", 80, 80);
    submitSome(tournament, history, 5 + history.nextInt(6));
    int rounds = 1 + history.nextInt(2);
    for (int round = 0; round < rounds; round++) {
      rejudge(tournament, history, interrupted ? trouble : null);
    }
    tournament.assertScoresAreThoseOfTheJudgements();
    assertThat(check.check()).isEmpty();
    return tournament.everything();
  }

  private static <T> T any(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Submits, and judges in another order. */
  private static List<UUID> submitSome(RejudgedTournament tournament, Random history, int count) {
    List<UUID> submissions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      submissions.add(tournament.submit(any(history, tournament.present()), any(history, PUZZLES)));
    }
    Collections.shuffle(submissions, history);
    sometimesDelete(tournament, history);
    submissions.forEach(
        s ->
            tournament.judge(
                s, any(history, VERDICTS), history.nextInt(4), earned(tournament, history)));
    tournament.assertScoresAreThoseOfTheJudgements();
    return submissions;
  }

  /** What the author's code gives, or null. */
  private static @Nullable Integer earned(RejudgedTournament tournament, Random history) {
    return history.nextInt(4) < tournament.earning ? history.nextInt(5) * 7 : null;
  }

  /**
   * Sometimes deletes an account, and sometimes another player takes its name. Returns whether an
   * account was deleted.
   */
  private static boolean sometimesDelete(RejudgedTournament tournament, Random history) {
    List<String> present = tournament.present();
    if (present.size() == 1 || history.nextInt(6) > 0) {
      return false;
    }
    String leaver = any(history, present);
    tournament.delete(leaver);
    if (history.nextBoolean()) {
      tournament.addPlayers(leaver);
    }
    tournament.assertScoresAreThoseOfTheJudgements();
    return true;
  }

  private static void rejudge(RejudgedTournament tournament, Random history, Random trouble) {
    String puzzle = any(history, PUZZLES);
    boolean apply = history.nextBoolean();
    UUID id = tournament.begin(puzzle, 1 + history.nextInt(2), apply);
    UUID newest = submitSome(tournament, history, 2).getFirst();
    tournament.rejudgings.enqueue(id);
    List<Job.Rejudgement> jobs = new ArrayList<>(tournament.jobs());
    for (Job.Rejudgement job : jobs) {
      // The rejudging of one submission overtakes the rejudging of all, which then skips this one.
      if (history.nextInt(8) == 0) {
        judgeAlone(tournament, job.submission(), any(history, VERDICTS));
      }
    }
    sometimesDelete(tournament, history);
    answer(tournament, jobs, history, trouble);
    assertThat(tournament.reporter.report(id)).isTrue();
    List<String> before = tournament.everything();
    assertThat(tournament.find(puzzle, id).state())
        .isEqualTo(apply ? Rejudging.State.APPLYING : Rejudging.State.REPORTED);
    if (!apply) {
      tournament.sweep();
      assertThat(tournament.everything()).isEqualTo(before);
      tournament.apply(puzzle, id);
    }
    RejudgingReport report = tournament.find(puzzle, id).report();
    if (trouble != null) {
      applyWithInterruptions(tournament, id, trouble);
    }
    boolean deleted = sometimesDelete(tournament, history);
    while (tournament.find(puzzle, id).state() != Rejudging.State.APPLIED) {
      tournament.sweep();
    }
    if (!deleted) {
      assertReported(tournament, report);
    }
    judgeAlone(tournament, newest, any(history, VERDICTS));
    submitSome(tournament, history, 2);
  }

  private static void judgeAlone(RejudgedTournament tournament, UUID submission, Verdict verdict) {
    UUID single = tournament.begin(submission);
    tournament.rejudgings.enqueue(single);
    tournament
        .jobs()
        .forEach(
            job ->
                tournament.take(
                    RejudgedTournament.answer(job, verdict, 1, tournament.earning > 2 ? 8 : null)));
    assertThat(tournament.reporter.report(single)).isTrue();
    assertThat(tournament.application.apply(single, 2)).isTrue();
    tournament.assertScoresAreThoseOfTheJudgements();
  }

  private static void answer(
      RejudgedTournament tournament, List<Job.Rejudgement> jobs, Random history, Random trouble) {
    List<Runnable> deliveries = new ArrayList<>();
    for (Job.Rejudgement job : jobs) {
      var event =
          RejudgedTournament.answer(
              job, any(history, VERDICTS), history.nextInt(4), earned(tournament, history));
      deliveries.add(() -> tournament.take(event));
      if (trouble != null && trouble.nextInt(3) == 0) {
        deliveries.add(() -> tournament.take(event));
      }
    }
    if (trouble != null) {
      Collections.shuffle(deliveries, trouble);
    }
    deliveries.forEach(Runnable::run);
  }

  private static void applyWithInterruptions(
      RejudgedTournament tournament, UUID rejudging, Random trouble) {
    int players = trouble.nextInt(4);
    for (int i = 0; i < players; i++) {
      tournament.application.applyNext(rejudging);
      tournament.fold();
      tournament.assertScoresAreThoseOfTheJudgements();
    }
    if (trouble.nextBoolean()) {
      tournament.application.apply(rejudging, 1);
    }
  }

  /** Points and ranks are those that the report announced. */
  private static void assertReported(RejudgedTournament tournament, RejudgingReport report) {
    for (RejudgingReport.PlayerChange change : report.players()) {
      var place = tournament.place(change.player());
      assertThat(place.map(Standings.Place::points).orElse(0L)).isEqualTo(change.pointsAfter());
      assertThat(place.map(Standings.Place::rank).orElse(null)).isEqualTo(change.rankAfter());
    }
  }
}
