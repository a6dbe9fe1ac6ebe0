package io.arbiter.server.rejudging;

import static io.arbiter.core.judging.Verdict.ACCEPTED;
import static io.arbiter.core.judging.Verdict.AUTHOR_ERROR;
import static io.arbiter.core.judging.Verdict.JUDGE_ERROR;
import static io.arbiter.core.judging.Verdict.TIME_LIMIT;
import static io.arbiter.core.judging.Verdict.WRONG_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.Thorough;
import io.arbiter.core.judging.Verdict;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.score.Standings;
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
  private static final int FEW = 6;
  private static final List<String> PUZZLES = List.of("easy", "hard");
  private static final List<Verdict> VERDICTS =
      List.of(ACCEPTED, ACCEPTED, ACCEPTED, WRONG_ANSWER, TIME_LIMIT, AUTHOR_ERROR, JUDGE_ERROR);

  @Test
  void interruptionsDoNotChangeTheEnd() {
    LongStream.rangeClosed(1, FEW).forEach(this::runTwice);
  }

  /** With {@code -Dhistories=10000}, so many. */
  @Test
  @Thorough("takes two minutes; the first histories of the same kind run always")
  void moreHistoriesEndWithTheSame() {
    LongStream.rangeClosed(FEW + 1, Long.getLong("histories", 80)).forEach(this::runTwice);
  }

  private void runTwice(long seed) {
    try {
      assertThat(run(seed, true)).isEqualTo(run(seed, false));
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  private List<String> run(long seed, boolean interrupted) {
    History history = new History(new Random(seed), interrupted ? new Random(-seed) : null);
    history.run();
    return history.tournament.everything();
  }

  /** One history, with or without trouble. Equal seeds give the same requests and results. */
  private static final class History {
    private final Random random;
    private final @Nullable Random trouble;
    private final RejudgedTournament tournament;

    /** Of four accepted submissions, to how many the author's code gives points. */
    private final int earning;

    private History(Random random, @Nullable Random trouble) {
      this.random = random;
      this.trouble = trouble;
      // From seconds to weeks between two submissions.
      Duration pace = Duration.ofMinutes(1L << (2 * random.nextInt(8)));
      this.tournament = new RejudgedTournament(pace);
      tournament.addPlayers("ada", "bob", "cyd");
      this.earning = Math.max(0, random.nextInt(8) - 3);
      tournament.addPuzzle("easy", 10, random.nextInt(3) * 10, 5);
      tournament.addPuzzle("hard", 80, 80);
    }

    private void run() {
      submitSome(5 + random.nextInt(6));
      int rounds = 1 + random.nextInt(2);
      for (int round = 0; round < rounds; round++) {
        rejudge();
      }
      tournament.assertScoresAreThoseOfTheJudgements();
    }

    private <T> T any(List<T> of) {
      return of.get(random.nextInt(of.size()));
    }

    /** Submits, and judges in another order. */
    private List<UUID> submitSome(int count) {
      List<UUID> submissions = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        submissions.add(tournament.submit(any(tournament.present()), any(PUZZLES)));
      }
      Collections.shuffle(submissions, random);
      sometimesDelete();
      submissions.forEach(id -> tournament.judge(id, any(VERDICTS), random.nextInt(4), earned()));
      tournament.assertScoresAreThoseOfTheJudgements();
      return submissions;
    }

    /** What the author's code gives, or null. */
    private @Nullable Integer earned() {
      return random.nextInt(4) < earning ? random.nextInt(5) * 7 : null;
    }

    /**
     * Sometimes deletes an account, and sometimes another player takes its name. Returns whether an
     * account was deleted.
     */
    private boolean sometimesDelete() {
      List<String> present = tournament.present();
      if (present.size() == 1 || random.nextInt(6) > 0) {
        return false;
      }
      String leaver = any(present);
      tournament.delete(leaver);
      if (random.nextBoolean()) {
        tournament.addPlayers(leaver);
      }
      tournament.assertScoresAreThoseOfTheJudgements();
      return true;
    }

    private void rejudge() {
      String puzzle = any(PUZZLES);
      boolean apply = random.nextBoolean();
      UUID id = tournament.begin(puzzle, 1 + random.nextInt(2), apply);
      UUID newest = submitSome(2).getFirst();
      tournament.rejudgings.enqueue(id);
      List<Job.Rejudgement> jobs = tournament.jobs();
      for (Job.Rejudgement job : jobs) {
        // The rejudging of one submission overtakes that of all, which then skips this one.
        if (random.nextInt(8) == 0) {
          judgeAlone(job.submission());
        }
      }
      sometimesDelete();
      answer(jobs);
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
        applyWithInterruptions(id, trouble);
      }
      boolean deleted = sometimesDelete();
      while (tournament.find(puzzle, id).state() != Rejudging.State.APPLIED) {
        tournament.sweep();
      }
      if (!deleted) {
        assertReported(report);
      }
      judgeAlone(newest);
      submitSome(2);
    }

    private void judgeAlone(UUID submission) {
      Verdict verdict = any(VERDICTS);
      UUID single = tournament.begin(submission);
      tournament.rejudgings.enqueue(single);
      for (Job.Rejudgement job : tournament.jobs()) {
        tournament.take(RejudgedTournament.answer(job, verdict, 1, earning > 2 ? 8 : null));
      }
      assertThat(tournament.reporter.report(single)).isTrue();
      assertThat(tournament.application.apply(single, 2)).isTrue();
      tournament.assertScoresAreThoseOfTheJudgements();
    }

    private void answer(List<Job.Rejudgement> jobs) {
      List<JudgingEvent> deliveries = new ArrayList<>();
      for (Job.Rejudgement job : jobs) {
        JudgingEvent event =
            RejudgedTournament.answer(job, any(VERDICTS), random.nextInt(4), earned());
        deliveries.add(event);
        if (trouble != null && trouble.nextInt(3) == 0) {
          deliveries.add(event);
        }
      }
      if (trouble != null) {
        Collections.shuffle(deliveries, trouble);
      }
      deliveries.forEach(tournament::take);
    }

    private void applyWithInterruptions(UUID rejudging, Random trouble) {
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
    private void assertReported(RejudgingReport report) {
      for (RejudgingReport.PlayerChange change : report.players()) {
        var place = tournament.place(change.player());
        assertThat(place.map(Standings.Place::points).orElse(0L)).isEqualTo(change.pointsAfter());
        assertThat(place.map(Standings.Place::rank).orElse(null)).isEqualTo(change.rankAfter());
      }
    }
  }
}
