package io.arbiter.app.pipeline;

import io.arbiter.delivery.JudgingEvent;
import io.arbiter.delivery.Log;
import io.arbiter.delivery.LogLoop;
import io.arbiter.delivery.Publisher;
import io.arbiter.server.author.CounterExamples;
import io.arbiter.server.live.LiveFeed;
import io.arbiter.server.outbox.OutboxRelay;
import io.arbiter.server.score.Scorekeeper;
import io.arbiter.server.submission.StuckSweep;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The way of a submission from POST to the verdict, in role api. {@link
 * io.arbiter.core.judging.SubmissionState} says which change of state is allowed.
 *
 * <ol>
 *   <li>The POST comes to {@link io.arbiter.server.submission.SubmissionIntake}. One statement
 *       writes the submission and, into the outbox, its job. The submission is ACCEPTED, and the
 *       player has 202.
 *   <li>{@link #relay} sends the job to a topic of jobs. The submission is QUEUED.
 *   <li>A worker takes the job, judges the source and publishes the result: {@link
 *       JudgingPipeline}. The submission is RUNNING.
 *   <li>{@link #score} reads the result and stores judgement, score and standings. The submission
 *       is JUDGED.
 *   <li>{@link #show} pushes what happens to the browsers that follow the submission.
 *   <li>{@link #sweep} finds submissions whose job was lost on the way.
 * </ol>
 */
@ApplicationScoped
public class SubmissionPipeline {
  private final RunningLoops loops;
  private final OutboxRelay relay;
  private final Scorekeeper scorekeeper;
  private final CounterExamples examples;
  private final LiveFeed feed;
  private final Publisher publisher;
  private final StuckSweep sweep;

  SubmissionPipeline(
      RunningLoops loops,
      OutboxRelay relay,
      Scorekeeper scorekeeper,
      CounterExamples examples,
      LiveFeed feed,
      Publisher publisher,
      StuckSweep sweep) {
    this.loops = loops;
    this.relay = relay;
    this.scorekeeper = scorekeeper;
    this.examples = examples;
    this.feed = feed;
    this.publisher = publisher;
    this.sweep = sweep;
  }

  void start() {
    relay();
    score();
    show();
    sweep();
  }

  /**
   * From the table outbox to the topic that each row names. A row is deleted when the broker has
   * confirmed its record. The jobs of rejudgings and the tasks that no author waits for go the same
   * way.
   */
  private void relay() {
    loops.turns("outbox-relay", _ -> relay.turn());
  }

  /**
   * From the topic of events, one api process each. {@link Scorekeeper} decides which results count
   * and writes them, a batch in a transaction; results of rejudgings it hands to {@link
   * RejudgingPipeline}.
   */
  private void score() {
    loops.shareLog(
        "scorekeeper",
        Log.EVENTS,
        "arbiter-scorekeeper",
        LogLoop.Handler.ofBatches(events -> announce(scorekeeper.take(events))));
  }

  /**
   * What follows a score: the streams of this process end at once and those of the others by the
   * event, and a worker looks for a counter-example to each wrong submission. A Scored that is lost
   * delays a stream's end until the stream looks into the database, and no more.
   */
  private void announce(List<JudgingEvent.Scored> scored) {
    for (JudgingEvent.Scored one : scored) {
      feed.scored(one);
      var _ = publisher.send(one);
    }
    examples.request(scored.stream().map(JudgingEvent.Scored::submission).toList());
  }

  /** From the topic of events, every api process: each has streams of its own. */
  private void show() {
    var _ =
        loops.follow(
            "live-feed",
            Log.EVENTS,
            batch -> batch.forEach(event -> feed.take(event.value(), event.offset())));
  }

  /** From the table of submissions to the outbox, as a new attempt; then as before. */
  private void sweep() {
    loops.restingTurns("stuck-sweep", _ -> sweep.turn());
  }
}
