package io.arbiter.app.pipeline;

import io.arbiter.app.process.ScoringSpans;
import io.arbiter.core.judging.Verdict;
import io.arbiter.delivery.Broker;
import io.arbiter.delivery.Log;
import io.arbiter.delivery.LogLoop;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.delivery.trace.Spans;
import io.arbiter.delivery.trace.TraceSpan;
import io.arbiter.server.author.CounterExamples;
import io.arbiter.server.outbox.OutboxRelay;
import io.arbiter.server.score.Scorekeeper;
import io.arbiter.server.submission.Attempts;
import io.arbiter.server.submission.StuckSweep;
import io.arbiter.server.submission.live.LiveFeed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/**
 * The path of a submission from POST to the verdict, in role api. {@link
 * io.arbiter.core.judging.SubmissionState} says which changes of state are allowed.
 *
 * <ol>
 *   <li>{@link io.arbiter.server.submission.SubmissionIntake} gets the POST, and writes the
 *       submission and its outbox row. The submission is ACCEPTED, and the player gets 202.
 *   <li>{@link #relay} sends the job to a topic of jobs. The submission is QUEUED.
 *   <li>A worker takes the job, judges the source and publishes the result: {@link
 *       JudgingPipeline}. The submission is RUNNING.
 *   <li>{@link #score} reads the result and stores judgement, score and standings. The submission
 *       is JUDGED. All events go to the browsers that follow the submission.
 *   <li>{@link #sweep} finds submissions whose job was lost on the way.
 *   <li>{@link #watchQueue} notes why submissions wait when nobody takes jobs from the queue.
 * </ol>
 */
@ApplicationScoped
class SubmissionPipeline {
  private static final Duration QUEUE_CHECK = Duration.ofSeconds(1);

  private final Loops loops;

  SubmissionPipeline(Loops loops) {
    this.loops = loops;
  }

  /**
   * Sends each row of the table outbox to the topic that the row names. A row is deleted when the
   * broker has confirmed its record. The outbox also holds the jobs of rejudgings, and the tasks
   * that no author waits for.
   */
  void relay(@Observes Loops.ApiStart start, OutboxRelay relay) {
    loops.turns("outbox-relay", _ -> relay.turn());
  }

  /**
   * Reads the topic of events. Each record goes to one api process. {@link Scorekeeper} decides
   * which results count, and writes a batch of them in one transaction. It passes results of
   * rejudgings on, as {@link ServerPipelines#rejudge} shows. A worker then searches a
   * counter-example for each wrong submission.
   *
   * <p>Every process also reads what the others score, because each process has its own streams. A
   * new process begins some time back, for streams that another process had. The streams of this
   * process end at once. The streams of other processes look into the database until the result is
   * stored.
   */
  void score(
      @Observes Loops.ApiStart start,
      Scorekeeper scorekeeper,
      CounterExamples examples,
      LiveFeed feed) {
    LogLoop<JudgingEvent> scoring =
        loops.shareLog(
            "scorekeeper",
            Log.EVENTS,
            "arbiter-scorekeeper",
            batch -> {
              show(batch, feed);
              List<JudgingEvent> events = batch.stream().map(LogLoop.Entry::value).toList();
              try (ScoringSpans spans = new ScoringSpans(batch)) {
                for (JudgingEvent.Judged scored : scorekeeper.take(events)) {
                  spans.scored(scored, () -> feed.scored(scored.submission()));
                }
              }
              // Also of those that were scored before, because a batch may come again.
              examples.request(
                  events.stream()
                      .filter(SubmissionPipeline::isWrong)
                      .map(JudgingEvent::submission)
                      .toList());
            });
    loops.followBeside(scoring, "live-feed", LiveFeed.REPLAYED, batch -> show(batch, feed));
  }

  private static boolean isWrong(JudgingEvent event) {
    return event instanceof JudgingEvent.Judged judged
        && judged.judgement().verdict() == Verdict.WRONG_ANSWER;
  }

  private static void show(List<LogLoop.Entry<JudgingEvent>> batch, LiveFeed feed) {
    for (LogLoop.Entry<JudgingEvent> event : batch) {
      try (TraceSpan _ = Spans.resume(event.traceparent())) {
        feed.take(event.value(), event.offset());
      }
    }
  }

  /** Finds stuck submissions, and writes their jobs into the outbox again as new attempts. */
  void sweep(@Observes Loops.ApiStart start, StuckSweep sweep) {
    loops.restingTurns("stuck-sweep", _ -> sweep.turn());
  }

  /** Asks the broker again and again whether workers take jobs. */
  void watchQueue(@Observes Loops.ApiStart start, Broker broker, Attempts attempts) {
    loops.restingTurns(
        "queue-watch",
        _ -> {
          attempts.queueDelay(broker.queueDelay().orElse(null));
          Thread.sleep(QUEUE_CHECK);
        });
  }
}
