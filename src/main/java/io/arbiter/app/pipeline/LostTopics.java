package io.arbiter.app.pipeline;

import io.arbiter.delivery.Broker;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.author.MissionImports;
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
class LostTopics implements Broker.TopicsListener {
  private final Broker broker;
  private final PuzzleStore puzzles;
  private final StuckSweep submissions;
  private final RejudgingSweep rejudgings;
  private final Validations validations;
  private final MissionImports imports;

  LostTopics(
      Broker broker,
      PuzzleStore puzzles,
      StuckSweep submissions,
      RejudgingSweep rejudgings,
      Validations validations,
      MissionImports imports) {
    this.broker = broker;
    this.puzzles = puzzles;
    this.submissions = submissions;
    this.rejudgings = rejudgings;
    this.validations = validations;
    this.imports = imports;
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
      imports.enqueueOpen();
    }
  }
}
