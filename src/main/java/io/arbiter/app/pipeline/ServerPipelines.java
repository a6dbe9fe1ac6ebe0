package io.arbiter.app.pipeline;

import io.arbiter.delivery.Broker;
import io.arbiter.delivery.Log;
import io.arbiter.delivery.LogLoop;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.admin.Workers;
import io.arbiter.server.author.TaskEngine;
import io.arbiter.server.contest.ContestClock;
import io.arbiter.server.contest.ContestFeed;
import io.arbiter.server.outbox.UndeliverableRecords;
import io.arbiter.server.player.provider.LogInSweep;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.rejudging.RejudgingSweep;
import io.arbiter.server.score.StandingsUpkeep;
import io.arbiter.server.similarity.Fingerprints;
import io.arbiter.server.submission.StuckSweep;
import io.arbiter.server.submission.VisitorRuns;
import io.arbiter.server.webhook.WebhookSender;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * The short paths of role api, each with one or two loops. {@link SubmissionPipeline} and {@link
 * AuthoringPipeline} show the long ones.
 */
@ApplicationScoped
class ServerPipelines {
  /** How far back a new process reads, so that it shows the workers at once. */
  private static final Duration RECENT = Duration.ofSeconds(5);

  private final Loops loops;

  ServerPipelines(Loops loops) {
    this.loops = loops;
  }

  /**
   * The path of a rejudging from POST to the changed scores.
   *
   * <ol>
   *   <li>{@link io.arbiter.server.rejudging.RejudgingResource} gets the POST and makes a rejudging
   *       with an item for each stored submission. The rejudging is JUDGING.
   *   <li>A turn of the loop does a bounded part of the work of each open rejudging. It puts jobs
   *       for the batch lane into the outbox, a few at a time.
   *   <li>A worker judges each submission: {@link JudgingPipeline}.
   *   <li>The scorekeeper ({@link SubmissionPipeline}) reads the results and hands them to {@link
   *       io.arbiter.server.rejudging.Rejudgings}, which stores them beside the old results.
   *   <li>When all results are stored, the loop writes a report: which verdicts, points and ranks
   *       would change. A dry run is then REPORTED, and waits until an author applies it.
   *   <li>While the loop makes the changes, one transaction for each player, the rejudging is
   *       APPLYING. Then it is APPLIED.
   * </ol>
   */
  void rejudge(@Observes Loops.ApiStart start, RejudgingSweep sweep) {
    loops.turns("rejudging-sweep", sweep::turn);
  }

  /**
   * The path of a webhook's delivery from the fact to the receiver.
   *
   * <ol>
   *   <li>The statement that writes a judgement also writes a delivery for each webhook of the
   *       player through a view of server.webhook. A publication does the same for its author
   *       ({@link io.arbiter.server.webhook.Deliveries}). The delivery is WAITING.
   *   <li>The loop claims webhooks that have something to send. While a process has a claim, no
   *       other process sends for this webhook.
   *   <li>{@link WebhookSender} posts what is due. The requests run on other threads, so a slow
   *       receiver does not hold up the loop. The delivery is DELIVERED, or waits for its next try,
   *       or is FAILED after a day.
   * </ol>
   */
  void deliverWebhooks(@Observes Loops.ApiStart start, WebhookSender sender) {
    loops.turns("webhook-sender", _ -> sender.turn());
  }

  /**
   * What happens in a contest by the clock. Submissions of a contest take the path of {@link
   * SubmissionPipeline}. The clock announces start, freeze and end. At the end it publishes the
   * puzzles and announces the end to webhooks. When the contest is unfrozen and everything is
   * judged, its submissions begin to count like others. The feed shows the changes to the streams
   * of this process.
   */
  void runContests(@Observes Loops.ApiStart start, ContestClock clock, ContestFeed feed) {
    loops.turns("contest-clock", clock::turn);
    loops.turns("contest-feed", feed::turn);
  }

  /**
   * What operators see. Each worker reports its state every two seconds ({@link JudgingPipeline}),
   * and every api process keeps the states in memory. A reader that cannot read a record sends it
   * to the topic of undeliverable records. One api process stores it, so that an admin can have it
   * sent again.
   */
  void informOperators(
      @Observes Loops.ApiStart start, Workers workers, UndeliverableRecords undeliverable) {
    var _ =
        loops.followRecent("workers", Log.WORKERS, RECENT, LogLoop.Handler.ofEach(workers::take));
    loops.shareLog(
        "undeliverable",
        Log.UNDELIVERABLE,
        "arbiter-undeliverable",
        batch -> undeliverable.add(batch.stream().map(LogLoop.Entry::value).toList()));
  }

  /**
   * When the broker has lost its disk, sends the records again that the topics should hold. Nothing
   * has to be done for the topic of workers, because each worker reports its state again soon.
   */
  void restoreTopics(
      @Observes Loops.ApiStart start,
      Broker broker,
      PuzzleStore puzzles,
      StuckSweep submissions,
      RejudgingSweep rejudgings,
      TaskEngine tasks) {
    broker.listen(
        again -> {
          // The topics may have been lost and made again while no api ran. A new Arbiter has no
          // puzzles and nothing that is open.
          boolean empty = broker.isEmpty(Topics.TEST_SETS);
          if (empty) {
            puzzles.resendTestSets();
          }
          if (again || empty) {
            submissions.enqueueOpen();
            rejudgings.enqueueOpen();
            tasks.enqueueOpen();
          }
        });
  }

  /**
   * Work for which nobody waits. Fingerprints: takes those of accepted solutions. Standings: adds
   * the changes that scoring has recorded to the boards. Log-ins and visitors' runs: deletes those
   * that have expired.
   */
  void keepUp(
      @Observes Loops.ApiStart start,
      Fingerprints fingerprints,
      StandingsUpkeep standings,
      LogInSweep logIns,
      VisitorRuns visitors) {
    loops.restingTurns("fingerprint-sweep", _ -> fingerprints.turn());
    loops.turns("standings-upkeep", _ -> standings.turn());
    loops.restingTurns("log-in-sweep", _ -> logIns.sweepAfterPause());
    loops.restingTurns("visitor-sweep", _ -> visitors.sweepTurn());
  }
}
