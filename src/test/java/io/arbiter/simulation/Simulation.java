package io.arbiter.simulation;

import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.delivery.Delivery;
import io.arbiter.delivery.DeliverySettings;
import io.arbiter.delivery.Publisher;
import io.arbiter.delivery.VirtualBroker;
import io.arbiter.delivery.VirtualWorker;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.outbox.SimulatedOutbox;
import io.arbiter.server.score.SimulatedScoring;
import io.arbiter.server.submission.SimulatedSubmissions;
import io.arbiter.simulation.VirtualDatabase.Version;
import io.arbiter.simulation.VirtualTime.Process;
import io.arbiter.worker.SimulatedWorker;
import io.arbiter.worker.TestSetCache;
import io.arbiter.worker.judging.Lane;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Players, api processes and workers on virtual time, with a virtual broker and database, from a
 * seed. The deciding code is Arbiter's own: intake and quotas, outbox relay, share loop, job
 * handling, judge worker, scorekeeper and scoring, and the stuck sweep. For a while, everything
 * fails as {@link Faults} says. Then the faults end, and everything accepted must get its verdict.
 */
public final class Simulation {
  private static final String HASH = "tests";
  private static final TestSetCache TEST_SETS = SimulatedWorker.testSets(HASH);
  private static final DeliverySettings SETTINGS =
      new SmallRyeConfigBuilder()
          .addDiscoveredConverters()
          .withMapping(DeliverySettings.class)
          .build()
          .getConfigMapping(DeliverySettings.class);

  /** The default of {@code arbiter.submission.stuck-after}. */
  private static final Duration LONG = Duration.ofMinutes(10);

  /** When the last submission must be judged, after the faults. */
  private static final Duration PATIENCE = Duration.ofHours(3);

  /** How long the simulation continues after the last verdict, for results that come late. */
  private static final Duration AFTER = Duration.ofMinutes(1);

  private static final long MAX_STEPS = 300_000;

  private static final List<Verdict> VERDICTS =
      List.of(
          Verdict.ACCEPTED,
          Verdict.ACCEPTED,
          Verdict.WRONG_ANSWER,
          Verdict.TIME_LIMIT,
          Verdict.AUTHOR_ERROR);

  /**
   * How a seed ended.
   *
   * @param broken the broken invariant, or null
   * @param trace the steps, if they were to be traced
   */
  public record Result(long seed, @Nullable String broken, Toll toll, List<String> trace) {}

  private final Planted planted;
  private final VirtualTime time;
  private final Random random;
  private final Process world = new Process("world");
  private final Faults faults;
  private final VirtualDatabase database;
  private final VirtualBroker broker;
  private final Invariants invariants;
  private final VirtualTime.Signal transactions = new VirtualTime.Signal();
  private final SimulatedSubmissions.Allowance allowance;
  private final Duration stuckAfter;
  private final List<Version> versions = new ArrayList<>();
  private final Map<String, Integer> judgeFaults = new HashMap<>();
  private final List<Api> apis = new ArrayList<>();
  private final List<Process> workers = new ArrayList<>();
  private Players players;
  private long quietSince = -1;

  private Simulation(long seed, Planted planted, boolean traced) {
    this.planted = planted;
    this.time = new VirtualTime(seed, traced);
    this.random = time.random;
    this.faults = new Faults(time, Duration.ofSeconds(20 + random.nextInt(160)));
    this.database = new VirtualDatabase(new DatabaseFaults());
    this.broker = new VirtualBroker(time, faults, SETTINGS.lock(), world);
    this.invariants = new Invariants(database, broker);
    this.allowance =
        new SimulatedSubmissions.Allowance(
            2 + random.nextInt(9),
            1 + random.nextInt(2),
            3 + random.nextInt(60),
            2_000,
            1 + random.nextInt(10),
            random.nextInt(4) == 0 ? 5 : 10_000);
    this.stuckAfter =
        List.of(Duration.ofSeconds(20), Duration.ofMinutes(1), LONG).get(random.nextInt(3));
  }

  /** Runs a seed. */
  public static Result run(long seed, Planted planted) {
    return run(seed, planted, false);
  }

  /** Runs a seed and keeps its steps. */
  public static Result trace(long seed, Planted planted) {
    return run(seed, planted, true);
  }

  private static Result run(long seed, Planted planted, boolean traced) {
    FutureTask<Result> result =
        new FutureTask<>(() -> new Simulation(seed, planted, traced).run(seed));
    // On a virtual thread, to change to the tasks' threads and back without the operating system.
    Thread.ofVirtual().start(result);
    try {
      return result.get();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("seed " + seed, e.getCause());
    }
  }

  private Result run(long seed) {
    String broken = null;
    begin();
    try {
      time.run(this::goesOn);
    } catch (Invariants.Broken e) {
      broken = e.getMessage();
    }
    Toll toll = faults.toll(invariants.promised().size(), invariants.furtherAttempts());
    return new Result(seed, broken, toll, time.trace());
  }

  private boolean goesOn() {
    invariants.check();
    if (time.steps() > MAX_STEPS || time.micros() > PATIENCE.toNanos() / 1_000) {
      throw new Invariants.Broken(
          "without a verdict for too long: " + invariants.open() + ", " + time.steps() + " steps");
    }
    boolean quiet = faults.isCalm() && players.areDone() && invariants.isEverythingJudged();
    if (!quiet) {
      quietSince = -1;
      return true;
    }
    quietSince = quietSince < 0 ? time.micros() : quietSince;
    return time.micros() - quietSince < AFTER.toNanos() / 1_000;
  }

  private void begin() {
    for (int i = 0; i < 1 + random.nextInt(2); i++) {
      versions.add(new Version(new UUID(2, i), "puzzle-" + i, 1, 10, HASH));
      versions.add(new Version(new UUID(2, i), "puzzle-" + i, 2, 30, HASH));
    }
    versions.forEach(database::add);
    // The sweep must leave the time for all the deaths after which such a source is given up.
    int killer = stuckAfter.equals(LONG) && random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 0;
    players = new Players(time, invariants, allowance, versions, this::anyApi, killer);
    List<UUID> all = players.some();
    database.joining().run(() -> all.forEach(player -> database.players.put(player, player)));
    int apiCount = 1 + random.nextInt(2);
    int workerCount = 1 + random.nextInt(2);
    for (int i = 0; i < apiCount; i++) {
      apis.add(new Api("api-" + i));
    }
    for (int i = 0; i < workerCount; i++) {
      workers.add(worker("worker-" + i));
    }
    all.forEach(player -> players.start(world, player));
    time.start(world, "operator", this::operate);
  }

  /** What surrounds the statements of the database. */
  private final class DatabaseFaults implements VirtualDatabase.Surroundings {
    @Override
    public Instant now() {
      return time.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public void statement(String what) {
      faults.step();
      Faults.Answer answer = faults.statement();
      time.note("%s%s", what, answer == Faults.Answer.DONE ? "" : ": " + answer);
      if (answer != Faults.Answer.DONE) {
        throw VirtualDatabase.failure("the connection is lost", "08006");
      }
    }

    @Override
    public Faults.Answer commit() {
      if (apis.isEmpty()) {
        return Faults.Answer.DONE;
      }
      faults.step();
      Faults.Answer answer = faults.commit();
      time.note("commits: %s", answer);
      return answer;
    }

    @Override
    public void awaitTransaction() {
      time.await(transactions, Duration.ofSeconds(1));
    }

    @Override
    public void ended() {
      time.signal(transactions);
    }
  }

  /** An api process. */
  private final class Api {
    private final Process process;
    private final SimulatedSubmissions submissions;

    private Api(String name) {
      this.process = new Process(name);
      Publisher publisher = broker.publisher();
      SimulatedOutbox outbox = new SimulatedOutbox(time, database, publisher);
      this.submissions =
          new SimulatedSubmissions(time::now, database, outbox, allowance, stuckAfter, planted);
      SimulatedScoring scoring = new SimulatedScoring(database, planted);
      time.start(process, "relay", () -> repeat(outbox::relayTurn, Duration.ZERO));
      time.start(process, "sweep", () -> repeat(submissions::sweep, stuckAfter.dividedBy(4)));
      broker.events().read(process, events -> score(scoring, events));
    }

    private void score(SimulatedScoring scoring, List<JudgingEvent> events) {
      for (JudgingEvent.Judged scored : scoring.take(events)) {
        time.note("scored ..%s", end(scored.submission()));
        invariants.announce(scored);
      }
    }

    private void topicsWereLost() {
      time.start(
          process,
          "lost topics",
          () -> {
            while (true) {
              try {
                submissions.enqueueOpen();
                return;
              } catch (RuntimeException e) {
                time.sleep(Duration.ofSeconds(1));
              }
            }
          });
    }
  }

  private Players.Door anyApi() {
    Api api = apis.get(random.nextInt(apis.size()));
    return new Players.Door(api.process, api.submissions);
  }

  /** As the loops of turns do. */
  private void repeat(Runnable turn, Duration pause) {
    while (true) {
      time.sleep(pause);
      try {
        turn.run();
      } catch (RuntimeException e) {
        time.note("will try again: %s", e.getMessage());
      }
    }
  }

  private Process worker(String name) {
    Process process = new Process(name);
    Publisher publisher = broker.publisher();
    var worker = new SimulatedWorker(name, publisher, this::judge, TEST_SETS);
    VirtualWorker loops = new VirtualWorker(time, broker, process, publisher, planted);
    int slots = 1 + random.nextInt(2);
    for (int slot = 0; slot < slots; slot++) {
      loops.start("judge-" + slot, Topics.JOBS_INTERACTIVE, worker.handler(Lane.INTERACTIVE));
    }
    loops.start("judge-batch", Topics.JOBS_BATCH, worker.handler(Lane.BATCH));
    return process;
  }

  /** Stands for the sandbox. A source that runs twice may get two verdicts. */
  private Judgement judge(String source, Runnable childEnded) {
    boolean slow = faults.sometimes(0.2);
    time.sleep(Duration.ofMillis(50 + random.nextInt(slow ? 60_000 : 1_000)));
    if (Source.isKilling(source)) {
      time.note("is killed by %s", source);
      time.kill(time.process());
    }
    if (faults.sometimes(0.03)) {
      time.note("has no sandbox");
      return null;
    }
    if (faults.sometimes(0.05)) {
      childEnded.run();
    }
    Verdict verdict = VERDICTS.get(random.nextInt(VERDICTS.size()));
    boolean fails =
        faults.sometimes(0.05)
            && judgeFaults.merge(source, 1, Integer::sum) < Delivery.MAX_FAILURES;
    if (fails || Source.isFailing(source)) {
      verdict = Verdict.JUDGE_ERROR;
    }
    time.note("judges %s: %s", source, verdict);
    return new Judgement(verdict, null, List.of(), null, null, new Usage(1, 1, 1, 1));
  }

  /** The end of an id, which is the number of the request. */
  static String end(UUID id) {
    return id.toString().substring(32);
  }

  /**
   * Starts dead processes again, as the broker drops dead members of the group. While there are
   * faults, the partitions change their owners without reason, and once the broker may lose
   * everything.
   */
  private void operate() {
    boolean wipes = random.nextInt(10) == 0;
    while (true) {
      time.sleep(Duration.ofMillis(500 + random.nextInt(10_000)));
      for (int i = 0; i < apis.size(); i++) {
        if (apis.get(i).process.isDead()) {
          broker.events().drop(apis.get(i).process);
          time.note("starts %s again", apis.get(i).process);
          apis.set(i, new Api(apis.get(i).process.name));
        }
      }
      for (int i = 0; i < workers.size(); i++) {
        if (workers.get(i).isDead()) {
          time.note("starts %s again", workers.get(i));
          workers.set(i, worker(workers.get(i).name));
        }
      }
      if (faults.sometimes(0.1)) {
        broker.events().assign();
      }
      if (wipes && faults.sometimes(0.1)) {
        wipes = false;
        invariants.brokerLost();
        broker.wipe();
        broker.events().assign();
        apis.forEach(Api::topicsWereLost);
      }
    }
  }
}
