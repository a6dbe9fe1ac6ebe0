package io.arbiter.app;

import io.arbiter.delivery.AuthorTask;
import io.arbiter.delivery.Broker;
import io.arbiter.delivery.DeliverySettings;
import io.arbiter.delivery.Job;
import io.arbiter.delivery.JudgingEvent;
import io.arbiter.delivery.LogLoop;
import io.arbiter.delivery.LoopProgress;
import io.arbiter.delivery.Publisher;
import io.arbiter.delivery.ShareLoop;
import io.arbiter.delivery.Topics;
import io.arbiter.sandbox.kernel.Confinement;
import io.arbiter.server.author.CounterExamples;
import io.arbiter.server.author.ShippedPreparation;
import io.arbiter.server.author.TaskDesk;
import io.arbiter.server.author.TaskResults;
import io.arbiter.server.live.LiveFeed;
import io.arbiter.server.outbox.OutboxRelay;
import io.arbiter.server.player.FirstAdmin;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.puzzle.ShippedPuzzles;
import io.arbiter.server.puzzle.Validations;
import io.arbiter.server.rejudging.RejudgingSweep;
import io.arbiter.server.score.Scorekeeper;
import io.arbiter.server.score.StandingsUpkeep;
import io.arbiter.server.similarity.FingerprintSweep;
import io.arbiter.server.station.Stations;
import io.arbiter.server.submission.StuckSweep;
import io.arbiter.worker.JudgeWorker;
import io.arbiter.worker.Lane;
import io.arbiter.worker.Lanes;
import io.arbiter.worker.Sandboxes;
import io.arbiter.worker.TestSetCache;
import io.arbiter.worker.WorkerSettings;
import io.arbiter.worker.validation.AuthorWorker;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts the loops of this process's roles, and stops them in the opposite order. */
@ApplicationScoped
public class Loops {
  private static final Logger LOG = Logger.getLogger(Loops.class);

  private final Roles roles = Roles.configured();
  private final Broker broker;
  private final DeliverySettings delivery;
  private final Instance<Object> beans;
  private final LoopWatch watch;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  /** Shipped bundles that wait for a worker. */
  private volatile Map<String, Map<String, byte[]>> unprepared = Map.of();

  private boolean stopping;

  public Loops(Broker broker, DeliverySettings delivery, LoopWatch watch, Instance<Object> beans) {
    this.broker = broker;
    this.delivery = delivery;
    this.watch = watch;
    this.beans = beans;
  }

  private <T> T bean(Class<T> type) {
    return beans.select(type).get();
  }

  void start(@Observes StartupEvent event) {
    if (roles.api()) {
      bean(FirstAdmin.class).ensure();
      unprepared = bean(ShippedPuzzles.class).publish();
      bean(Stations.class).log();
    }
    if (roles.worker()) {
      var _ = bean(Sandboxes.class).confinement().whenComplete(this::tellConfinement);
    }
    if (!roles.none()) {
      var _ = broker.prepared().thenRun(this::startLoops);
    }
  }

  /** A worker whose sandbox does not hold must not run; the whole process ends. */
  private synchronized void tellConfinement(
      @Nullable Confinement held, @Nullable Throwable failure) {
    if (stopping) {
      // Its children were ended in the middle of it.
      return;
    }
    if (held == null) {
      LOG.errorf("no worker here: %s", reason(failure));
      Quarkus.asyncExit(1);
    } else if (held.missing().isEmpty()) {
      LOG.infof(
          "the sandbox holds: no_new_privs, Landlock ABI %d, seccomp, resource limits",
          held.landlock());
    } else {
      LOG.warnf("the sandbox runs without %s", String.join(", ", held.missing()));
    }
  }

  private static String reason(@Nullable Throwable failure) {
    if (failure instanceof CompletionException e && e.getCause() != null) {
      return reason(e.getCause());
    }
    return failure == null ? "" : String.valueOf(failure.getMessage());
  }

  private synchronized void startLoops() {
    if (stopping) {
      return;
    }
    if (roles.api()) {
      startApi();
    }
    if (roles.worker()) {
      startWorker();
    }
    running.push(new TurnLoop("loop-watch", _ -> watch.turn()));
  }

  private void startApi() {
    broker.listen(this::fillTopics);
    OutboxRelay relay = bean(OutboxRelay.class);
    addTurns("outbox-relay", _ -> relay.turn());
    Publisher publisher = bean(Publisher.class);
    Scorekeeper scorekeeper = bean(Scorekeeper.class);
    LiveFeed feed = bean(LiveFeed.class);
    CounterExamples examples = bean(CounterExamples.class);
    LogLoop scoring =
        LogLoop.asGroup(
            "scorekeeper",
            broker,
            Topics.EVENTS,
            "arbiter-scorekeeper",
            // A Scored that is lost delays a stream's end until its next look, and no more.
            batch -> {
              List<JudgingEvent.Scored> scored = scorekeeper.take(batch);
              scored.forEach(
                  one -> {
                    feed.scored(one);
                    publisher.send(one);
                  });
              examples.request(scored.stream().map(JudgingEvent.Scored::submission).toList());
            });
    add("scorekeeper", scoring, scoring.progress());
    LogLoop live = LogLoop.fromEnd("live-feed", broker, Topics.EVENTS, feed::take);
    add("live-feed", live, live.progress());
    startAuthoring();
    StuckSweep sweep = bean(StuckSweep.class);
    FingerprintSweep fingerprints = bean(FingerprintSweep.class);
    // Health does not look at these: they may rest for as long as an administrator likes.
    running.push(new TurnLoop("stuck-sweep", _ -> sweep.turn()));
    running.push(new TurnLoop("fingerprint-sweep", _ -> fingerprints.turn()));
    addTurns("rejudging-sweep", bean(RejudgingSweep.class)::turn);
    StandingsUpkeep upkeep = bean(StandingsUpkeep.class);
    addTurns("standings-upkeep", _ -> upkeep.turn());
  }

  /** Sends again what the topics should hold, and do not after the broker has lost its disk. */
  private void fillTopics(boolean again) {
    // Another process may have made the topics, while this one did not run.
    if (broker.isEmpty(Topics.TEST_SETS)) {
      bean(PuzzleStore.class).resendTestSets();
    }
    if (again) {
      bean(StuckSweep.class).enqueueOpen();
      bean(RejudgingSweep.class).enqueueOpen();
      bean(Validations.class).enqueueOpen();
    }
  }

  private void startAuthoring() {
    TaskDesk desk = bean(TaskDesk.class);
    LogLoop answers = LogLoop.fromEnd("task-desk", broker, Topics.REPORTS, desk::take);
    add("task-desk", answers, answers.progress());
    var _ = answers.caughtUp().thenRun(desk::open);
    TaskResults results = bean(TaskResults.class);
    LogLoop kept =
        LogLoop.asGroup(
            "task-results", broker, Topics.REPORTS, "arbiter-task-results", results::take);
    add("task-results", kept, kept.progress());
    ShippedPreparation preparation = bean(ShippedPreparation.class);
    preparation.start(unprepared);
    running.push(preparation);
  }

  private void startWorker() {
    running.push(bean(Sandboxes.class));
    TestSetCache cache = bean(TestSetCache.class);
    LogLoop testSets = LogLoop.fromBeginning("test-sets", broker, Topics.TEST_SETS, cache::take);
    add("test-sets", testSets, testSets.progress());
    var _ =
        bean(Sandboxes.class)
            .confinement()
            .thenCombine(testSets.caughtUp(), (confined, caughtUp) -> true)
            .thenRun(this::startJudging);
  }

  private synchronized void startJudging() {
    if (stopping) {
      return;
    }
    JudgeWorker judge = bean(JudgeWorker.class);
    AuthorWorker authors = bean(AuthorWorker.class);
    Function<Lane, ShareLoop.Handler> handler =
        lane ->
            (work, delivery) ->
                switch (work) {
                  case Job job -> judge.handle(job, delivery, lane);
                  case AuthorTask task -> authors.handle(task, delivery);
                };
    Lanes lanes = new Lanes(bean(WorkerSettings.class).batchShare());
    ShareLoop.Handler interactive = lanes.interactive(handler.apply(Lane.INTERACTIVE));
    for (int slot = 0; slot < bean(Sandboxes.class).slots(); slot++) {
      addJudge("judge-" + slot, Topics.JOBS_INTERACTIVE, interactive);
    }
    for (int slot = 0; slot < bean(Sandboxes.class).batchSlots(); slot++) {
      addJudge("judge-batch-" + slot, Topics.JOBS_BATCH, lanes.batch(handler.apply(Lane.BATCH)));
    }
  }

  private void addJudge(String name, String topic, ShareLoop.Handler handler) {
    ShareLoop loop = new ShareLoop(name, broker, bean(Publisher.class), delivery, topic, handler);
    add(name, loop, loop.progress());
  }

  private void addTurns(String name, TurnLoop.Turn turn) {
    TurnLoop loop = new TurnLoop(name, turn);
    add(name, loop, loop.progress());
  }

  private void add(String name, AutoCloseable loop, LoopProgress progress) {
    running.push(loop);
    watch.add(name, progress);
  }

  /** First of all, while the database and the broker are still there. */
  void stop(@Observes @Priority(1) ShutdownEvent event) {
    Deque<AutoCloseable> loops;
    synchronized (this) {
      stopping = true;
      loops = new ArrayDeque<>(running);
      running.clear();
    }
    // Side by side: each has its own bound, and all of them together must not add up.
    List<Thread> closers =
        loops.stream().map(loop -> Thread.ofVirtual().start(() -> close(loop))).toList();
    for (Thread closer : closers) {
      try {
        closer.join(Duration.ofSeconds(4));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void close(AutoCloseable loop) {
    try {
      loop.close();
    } catch (Exception e) {
      LOG.warnf(e, "%s did not stop cleanly", loop);
    }
  }
}
