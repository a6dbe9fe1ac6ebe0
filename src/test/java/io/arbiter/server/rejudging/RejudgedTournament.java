package io.arbiter.server.rejudging;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Verdict;
import io.arbiter.delivery.Job;
import io.arbiter.delivery.JudgingEvent;
import io.arbiter.delivery.Topics;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.score.Tournament;
import io.arbiter.server.submission.SubmissionStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** A tournament whose submissions are judged again. */
final class RejudgedTournament extends Tournament {
  static final Duration PATIENCE = Duration.ofMinutes(10);

  final Rejudgings rejudgings;
  final RejudgingIntake intake;
  final RejudgingQueue queue;
  final RejudgingReporter reporter;
  private final Jdbi jdbi;

  /** One submission each second. */
  RejudgedTournament(Jdbi jdbi) {
    this(jdbi, Duration.ofSeconds(1));
  }

  /**
   * @param pace between two submissions
   */
  RejudgedTournament(Jdbi jdbi, Duration pace) {
    this(jdbi, pace, new Rejudgings(jdbi));
  }

  private RejudgedTournament(Jdbi jdbi, Duration pace, Rejudgings rejudgings) {
    super(jdbi, pace, rejudgings);
    this.jdbi = jdbi;
    this.rejudgings = rejudgings;
    this.intake = new RejudgingIntake(jdbi, rejudgings);
    this.queue = new RejudgingQueue(jdbi, new Outbox());
    this.reporter = new RejudgingReporter(jdbi);
  }

  /** Moves all on by one sweep, of a process that has just started. */
  void sweep() {
    new RejudgingSweep(jdbi, rejudgings, queue, reporter, application(), PATIENCE).pass(() -> true);
  }

  RejudgingApplication application() {
    return new RejudgingApplication(jdbi, new SubmissionStore());
  }

  /** Anybody at all, for what needs somebody who has asked for it. */
  private UUID requester() {
    return player(present().getFirst());
  }

  UUID begin(String slug, int version, boolean apply) {
    return intake.begin(puzzle(slug), slug, version, apply, requester()).id();
  }

  /** Begins to judge one submission again. */
  UUID begin(UUID submission) {
    return intake.begin(submission, requester()).id();
  }

  void apply(String slug, UUID rejudging) {
    intake.apply(new RejudgingIntake.Puzzle(puzzle(slug), slug, null), find(slug, rejudging));
  }

  Rejudging find(String slug, UUID rejudging) {
    return rejudgings.find(slug, rejudging).orElseThrow();
  }

  /** Takes the jobs of the batch lane out of the outbox. */
  List<Job> jobs() {
    return jdbi
        .withHandle(
            h ->
                h.createQuery(
                        """
                        with sent as (delete from outbox where topic = :topic returning *)
                        select payload from sent order by id
                        """)
                    .bind("topic", Topics.JOBS_BATCH)
                    .mapTo(byte[].class)
                    .list())
        .stream()
        .map(RejudgedTournament::job)
        .toList();
  }

  private static Job job(byte[] payload) {
    try {
      return Codec.decode(payload, Job.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A worker's answer to a job of a rejudging. */
  static JudgingEvent.Rejudged answer(Job job, Verdict verdict, int steps) {
    return new JudgingEvent.Rejudged(
        job.submission(),
        job.attempt(),
        job.rejudging(),
        judgement(verdict, steps),
        provenance(job.version()));
  }
}
