package io.arbiter.app.pipeline;

import io.arbiter.delivery.broker.Broker;
import io.arbiter.delivery.broker.Topics;
import io.arbiter.delivery.broker.TopicsListener;
import io.arbiter.server.author.BundleTasks;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.puzzle.Validations;
import io.arbiter.server.rejudging.RejudgingSweep;
import io.arbiter.server.submission.StuckSweep;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * When the broker has lost its disk, sends the records again that the topics should hold. Nothing
 * has to be done for the topic of workers, because each worker tells its state again soon.
 */
@ApplicationScoped
class LostTopics implements TopicsListener {
  private final Broker broker;
  private final PuzzleStore puzzles;
  private final StuckSweep submissions;
  private final RejudgingSweep rejudgings;
  private final Validations validations;
  private final BundleTasks bundles;

  LostTopics(
      Broker broker,
      PuzzleStore puzzles,
      StuckSweep submissions,
      RejudgingSweep rejudgings,
      Validations validations,
      BundleTasks bundles) {
    this.broker = broker;
    this.puzzles = puzzles;
    this.submissions = submissions;
    this.rejudgings = rejudgings;
    this.validations = validations;
    this.bundles = bundles;
  }

  void start() {
    broker.listen(this);
  }

  @Override
  public void topicsAreThere(boolean again) {
    // The topics may have been lost and made again while no api ran. A new Arbiter has no puzzles
    // and nothing that is open.
    boolean empty = broker.isEmpty(Topics.TEST_SETS);
    if (empty) {
      puzzles.resendTestSets();
    }
    if (again || empty) {
      submissions.enqueueOpen();
      rejudgings.enqueueOpen();
      validations.enqueueOpen();
      bundles.enqueueOpen();
    }
  }
}
