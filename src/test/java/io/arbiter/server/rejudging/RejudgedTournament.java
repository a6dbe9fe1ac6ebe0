package io.arbiter.server.rejudging;

import io.arbiter.core.judging.Verdict;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.score.Tournament;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A tournament whose submissions are judged again. */
final class RejudgedTournament extends Tournament {
  static final Duration PATIENCE = Duration.ofMinutes(10);

  final Rejudgings rejudgings = bean(Rejudgings.class);
  final RejudgingIntake intake = bean(RejudgingIntake.class);
  final RejudgingReporter reporter = bean(RejudgingReporter.class);
  final RejudgingApplication application = bean(RejudgingApplication.class);

  /**
   * @param pace between two submissions
   */
  RejudgedTournament(Duration pace) {
    super(pace, bean(Rejudgings.class));
  }

  /** Sweeps once, as a process that has just started. */
  void sweep() {
    new RejudgingSweep(rejudgings, reporter, application, () -> PATIENCE).advanceAll(() -> true);
  }

  /** Any player, for calls that need a requester. */
  private UUID requester() {
    return player(present().getFirst());
  }

  UUID begin(String slug, int version, boolean apply) {
    return intake.begin(shipped(slug), version, apply, requester());
  }

  /** Begins to judge one submission again. */
  UUID begin(UUID submission) {
    return intake.begin(submission, requester()).id();
  }

  void apply(String slug, UUID rejudging) {
    intake.apply(shipped(slug), rejudging, requester());
  }

  Rejudging find(String slug, UUID rejudging) {
    return rejudgings.require(shipped(slug), rejudging);
  }

  PuzzleStore.Puzzle shipped(String slug) {
    return new PuzzleStore.Puzzle(puzzle(slug), slug, null);
  }

  /** Removes the jobs of the batch lane from the outbox, and returns them. */
  List<Job.Rejudgement> jobs() {
    return DatabaseTest.takeWork(database).stream().map(Job.Rejudgement.class::cast).toList();
  }

  /** Answers the jobs of the batch lane as workers do; returns them. */
  List<Job.Rejudgement> answer(Function<Job.Rejudgement, Verdict> verdicts) {
    List<Job.Rejudgement> jobs = jobs();
    jobs.forEach(job -> take(answer(job, verdicts.apply(job), 3, null)));
    return jobs;
  }

  /**
   * A worker's answer to a job of a rejudging.
   *
   * @param earned by the author's code, or null
   */
  static JudgingEvent.Rejudged answer(
      Job.Rejudgement job, Verdict verdict, int steps, @Nullable Integer earned) {
    return new JudgingEvent.Rejudged(
        job.submission(),
        job.attempt(),
        job.rejudging(),
        judgement(verdict, steps, earned),
        provenance(job.target().version()));
  }
}
