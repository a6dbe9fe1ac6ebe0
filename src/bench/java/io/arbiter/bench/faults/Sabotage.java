package io.arbiter.bench.faults;

import io.arbiter.bench.faults.cluster.Cluster;
import io.arbiter.bench.faults.cluster.Node;
import io.arbiter.bench.faults.cluster.Relay;
import io.arbiter.bench.faults.cluster.Signals;
import io.arbiter.bench.faults.cluster.SmallDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;

/** The faults, and how each is made and measured. */
final class Sabotage {
  /** Where Debian's package libfaketime has its library. */
  static final Path FAKE_TIME = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");

  /** Enough submissions that each partition of the topic of events gets some. */
  private static final int BURST = 10;

  /** A job may end just before its worker is killed. */
  private static final int TRIES = 5;

  /** A worker keeps its job over such a pause, as docs/operations.md says. */
  private static final Duration PAUSE = Duration.ofMillis(1_800);

  private static final Duration WHOLE = Duration.ofMinutes(3);

  private final Cluster cluster;
  private final Ledger ledger;
  private final LedgerPlayer witness;
  private final Random random;
  private final Duration stop;

  /**
   * @param ledger for promises that a fault breaks at once
   * @param witness the player whose verdicts say that everything works again
   * @param stop how long a stopped process stays stopped
   */
  Sabotage(Cluster cluster, Ledger ledger, LedgerPlayer witness, Random random, Duration stop) {
    this.cluster = cluster;
    this.ledger = ledger;
    this.witness = witness;
    this.random = random;
    this.stop = stop;
  }

  private Node any(List<Node> nodes) {
    return nodes.get(random.nextInt(nodes.size()));
  }

  /** Makes a fault and returns how long players had to wait for verdicts. */
  Duration make(Fault fault) throws Exception {
    return switch (fault) {
      case KILL_ONE_API -> killOneApi();
      case KILL_ALL_APIS -> killAllApis();
      case STOP_API -> stopNode(any(cluster.apis()));
      case KILL_WORKER -> withLongJob(this::killHolder);
      case PAUSE_WORKER -> withLongJob(this::pauseHolder);
      case STOP_WORKER -> stopWorker(any(cluster.workers()));
      case KILL_BROKER -> restartBroker(cluster.broker()::kill);
      case RESTART_BROKER -> restartBroker(cluster.broker()::shutDown);
      case STOP_BROKER -> stopBroker();
      case WIPE_BROKER -> wipeBroker();
      case KILL_DATABASE -> restartDatabase(cluster.database()::kill);
      case RESTART_DATABASE -> restartDatabase(cluster.database()::shutDown);
      case STOP_DATABASE -> stopDatabase();
      case CUT_BROKER -> cut(cluster.brokerRelay());
      case CUT_DATABASE -> cut(cluster.databaseRelay());
      case FILL_BROKER -> fillBroker(cluster.brokerDisk().orElseThrow());
      case FILL_DATABASE -> fillDatabase(cluster.databaseDisk().orElseThrow());
      case CLOCK_BACK -> clockBack(any(cluster.workers()));
      case UPGRADE_LIBRARY -> upgrade(any(cluster.workers()));
    };
  }

  /** Something that stops a process. */
  private interface Step {
    void take() throws Exception;
  }

  /** The time from {@code since} until a burst of new submissions has all its verdicts. */
  private Duration verdictsSince(long since) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Followed> one = () -> witness.judge(KnownSource.RIGHT);
      for (Future<Followed> each : threads.invokeAll(Collections.nCopies(BURST, one))) {
        each.get();
      }
    }
    return Duration.ofNanos(System.nanoTime() - since);
  }

  /** What {@link #make} would return for a fault that nobody notices. */
  Duration withoutFault() throws Exception {
    return verdictsSince(System.nanoTime());
  }

  private Duration killOneApi() throws Exception {
    Node victim = any(cluster.apis());
    long killed = System.nanoTime();
    victim.kill();
    Duration recovery = verdictsSince(killed);
    victim.start();
    return recovery;
  }

  private Duration killAllApis() throws Exception {
    cluster.apis().forEach(Node::kill);
    for (Node api : cluster.apis()) {
      api.start();
    }
    Awaitility.await("an api")
        .atMost(WHOLE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> cluster.apis().stream().anyMatch(Node::ready));
    return verdictsSince(System.nanoTime());
  }

  private Duration stopNode(Node node) throws Exception {
    node.stop();
    try {
      Thread.sleep(stop);
    } finally {
      node.go();
    }
    return verdictsSince(System.nanoTime());
  }

  /** A fault of the worker that has a submission in hand; empty if the submission ended first. */
  private interface HolderFault {
    Optional<Duration> make(String id) throws Exception;
  }

  private Duration withLongJob(HolderFault fault) throws Exception {
    for (int i = 0; i < TRIES; i++) {
      Optional<Duration> recovery = fault.make(witness.send(KnownSource.LONG));
      if (recovery.isPresent()) {
        return recovery.get();
      }
      cluster.awaitReady();
    }
    throw new IllegalStateException("each job ended before its worker was found");
  }

  /** Pauses the worker that has a long job in hand. The job must stay with it. */
  private Optional<Duration> pauseHolder(String id) throws Exception {
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<Followed> job = thread.submit(() -> witness.follow(id, KnownSource.LONG));
      Optional<Node> holder = new JobHolder(cluster).await(id, job::isDone);
      if (holder.isEmpty()) {
        job.get();
        return Optional.empty();
      }
      holder.get().stop();
      try {
        Thread.sleep(PAUSE);
      } finally {
        holder.get().go();
      }
      int starts = job.get().starts().size();
      if (starts > 1) {
        ledger.broken("a pause of " + PAUSE + " cost a worker its job: " + starts + " starts");
      }
      return Optional.of(verdictsSince(System.nanoTime()));
    }
  }

  /** While a worker is stopped, the others judge; the jobs of the stopped one come to them. */
  private Duration stopWorker(Node worker) throws Exception {
    worker.stop();
    try {
      long stopped = System.nanoTime();
      Duration recovery = verdictsSince(stopped);
      Thread.sleep(Math.max(0, stop.minus(recovery).toMillis()));
      return recovery;
    } finally {
      worker.go();
    }
  }

  /** Kills the worker that has a long job in hand. The job must begin again elsewhere. */
  private Optional<Duration> killHolder(String id) throws Exception {
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<Followed> job = thread.submit(() -> witness.follow(id, KnownSource.LONG));
      Optional<Node> victim = new JobHolder(cluster).await(id, job::isDone);
      long killed = System.nanoTime();
      if (victim.isPresent()) {
        victim.get().kill();
        victim.get().start();
      }
      return job.get().starts().stream()
          .filter(start -> start > killed)
          .findFirst()
          .map(start -> Duration.ofNanos(start - killed));
    }
  }

  private Duration restartBroker(Step end) throws Exception {
    end.take();
    Thread.sleep(random.nextLong(3_000));
    cluster.broker().start();
    cluster.broker().awaitAnswer();
    return verdictsSince(System.nanoTime());
  }

  private Duration wipeBroker() throws Exception {
    cluster.wipeBroker();
    cluster.broker().awaitAnswer();
    return verdictsSince(System.nanoTime());
  }

  private Duration stopBroker() throws Exception {
    cluster.broker().freeze();
    try {
      Thread.sleep(stop);
    } finally {
      cluster.broker().thaw();
    }
    return verdictsSince(System.nanoTime());
  }

  private Duration restartDatabase(Step end) throws Exception {
    end.take();
    Thread.sleep(random.nextLong(2_000));
    cluster.database().start();
    return verdictsSince(System.nanoTime());
  }

  private Duration stopDatabase() throws Exception {
    ProcessHandle postgres = cluster.database().process();
    Signals.stop(postgres);
    try {
      Thread.sleep(stop);
    } finally {
      Signals.go(postgres);
    }
    return verdictsSince(System.nanoTime());
  }

  private Duration cut(Relay relay) throws Exception {
    long cut = System.nanoTime();
    relay.cut();
    return verdictsSince(cut);
  }

  /** A broker that cannot write ends, and has to be started again, as by a container runtime. */
  private Duration fillBroker(SmallDisk disk) throws Exception {
    disk.fill();
    try {
      Thread.sleep(stop.dividedBy(2));
    } finally {
      disk.free();
    }
    cluster.broker().kill();
    cluster.broker().start();
    cluster.broker().awaitAnswer();
    return verdictsSince(System.nanoTime());
  }

  private Duration fillDatabase(SmallDisk disk) throws Exception {
    disk.fill();
    try {
      Thread.sleep(stop.dividedBy(2));
    } finally {
      disk.free();
    }
    if (!cluster.database().answers()) {
      cluster.database().kill();
      cluster.database().start();
    }
    return verdictsSince(System.nanoTime());
  }

  /**
   * Only the time of day goes back. With libfaketime's own choice of {@code
   * FAKETIME_FORCE_MONOTONIC_FIX}, each wait with a limit of time would end at once, and the worker
   * would use a whole processor.
   */
  private Duration clockBack(Node worker) throws Exception {
    worker.kill();
    worker.start(
        Map.of(
            "LD_PRELOAD", FAKE_TIME.toString(),
            "FAKETIME", "-2h",
            "DONT_FAKE_MONOTONIC", "1",
            "FAKETIME_FORCE_MONOTONIC_FIX", "0"));
    cluster.awaitReady();
    long before = judgedBeforeSent(worker);
    Duration recovery = verdictsSince(System.nanoTime());
    Awaitility.await("the worker whose clock is wrong judges")
        .atMost(WHOLE)
        .until(
            () -> {
              witness.judge(KnownSource.RIGHT);
              return judgedBeforeSent(worker) > before;
            });
    return recovery;
  }

  /** The number of results of a worker that are older, by its clock, than their submissions. */
  private long judgedBeforeSent(Node worker) {
    String query =
        """
        select count(*) from judgement j join submission s on s.id = j.submission_id
        where j.judged_at < s.submitted_at and j.provenance ->> 'worker' = '%s'
        """;
    return Long.parseLong(
        cluster.database().rows(query.formatted(worker.name())).getFirst().getFirst());
  }

  /** The children end, so that new ones must start after the upgrade. */
  private Duration upgrade(Node worker) throws Exception {
    cluster.upgradeLibrary(worker);
    List<ProcessHandle> children = worker.instance().process().descendants().toList();
    long upgraded = System.nanoTime();
    children.forEach(ProcessHandle::destroyForcibly);
    Duration recovery = verdictsSince(upgraded);
    Awaitility.await("the worker has children again")
        .atMost(WHOLE)
        .until(
            () ->
                worker.ready()
                    && worker.instance().process().descendants().noneMatch(children::contains));
    return recovery;
  }
}
