package io.arbiter.bench.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient;
import io.arbiter.bench.faults.cluster.Cluster;
import io.arbiter.bench.faults.cluster.Database;
import io.arbiter.bench.faults.cluster.Node;
import io.arbiter.bench.faults.cluster.RollingUpgrade;
import io.arbiter.bench.faults.cluster.Signals;
import io.arbiter.bench.faults.cluster.SmallDisk;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;

/** The faults, and how each is made and measured. */
final class Sabotage {
  /** Enough submissions that each partition of the topic of events gets some. */
  private static final int BURST = 10;

  /** A job may end just before its worker is killed. */
  private static final int TRIES = 5;

  /** A worker keeps its job over such a pause, as docs/operations.md says. */
  private static final Duration PAUSE = Duration.ofMillis(1_800);

  private static final Duration WHOLE = Duration.ofMinutes(20);

  private final Cluster cluster;
  private final Ledger ledger;
  private final LedgerPlayer witness;
  private final Random random;
  private final Duration stop;
  private final boolean revives;
  private final RollingUpgrade rolling;

  /**
   * @param ledger for promises that a fault breaks at once
   * @param witness the player whose verdicts say that everything works again
   * @param stop how long a stopped process stays stopped
   * @param revives whether a killed api or worker is started again
   * @param other the folder of the other version of a rolling upgrade
   */
  Sabotage(
      Cluster cluster,
      Ledger ledger,
      LedgerPlayer witness,
      Random random,
      Duration stop,
      boolean revives,
      Path other) {
    this.cluster = cluster;
    this.ledger = ledger;
    this.witness = witness;
    this.random = random;
    this.stop = stop;
    this.revives = revives;
    this.rolling = new RollingUpgrade(cluster, other);
  }

  private Node any(List<Node> nodes) {
    return nodes.get(random.nextInt(nodes.size()));
  }

  /** Makes a fault and returns how long players had to wait for verdicts. */
  Duration make(Fault fault) throws Exception {
    Database database = cluster.database();
    return switch (fault) {
      case KILL_ONE_API -> killOneApi();
      case KILL_ALL_APIS -> killAllApis();
      case STOP_API -> {
        Node api = any(cluster.apis);
        yield between(api::stop, stop, api::go);
      }
      case KILL_WORKER -> withLongJob(this::killHolder);
      case PAUSE_WORKER -> withLongJob(this::pauseHolder);
      case STOP_WORKER -> stopWorker(any(cluster.workers));
      case KILL_BROKER -> restartBroker(cluster.broker::kill);
      case RESTART_BROKER -> restartBroker(cluster.broker::shutDown);
      case STOP_BROKER -> between(cluster.broker::freeze, stop, cluster.broker::thaw);
      case WIPE_BROKER -> between(cluster::wipeBroker, Duration.ZERO, cluster.broker::awaitAnswer);
      case KILL_DATABASE -> between(database::kill, random(2_000), database::start);
      case RESTART_DATABASE -> between(database::shutDown, random(2_000), database::start);
      case STOP_DATABASE -> {
        ProcessHandle postgres = database.process();
        yield between(() -> Signals.stop(postgres), stop, () -> Signals.go(postgres));
      }
      case FAILOVER_DATABASE -> {
        cluster.databases.addStandby();
        yield between(database::kill, random(2_000), cluster.databases::promote);
      }
      case CUT_BROKER -> cut(cluster.brokerRelay::cut);
      case CUT_DATABASE -> cut(cluster.databases::cut);
      case FILL_BROKER -> fill(cluster.brokerDisk.orElseThrow(), this::restartKilledBroker);
      case FILL_DATABASE -> fill(cluster.databaseDisk.orElseThrow(), this::restartIfEnded);
      case UPGRADE_LIBRARY -> upgrade(any(cluster.workers));
      case ROLLING_UPGRADE -> upgradeAll();
      case KILL_BROKER_OF_THREE,
          STOP_BROKER_OF_THREE,
          WIPE_BROKER_OF_THREE,
          ROLL_THREE_BROKERS,
          KILL_TWO_BROKERS ->
          new BrokerSabotage(cluster.threeBrokers.orElseThrow(), witness, random, stop).make(fault);
    };
  }

  private Duration random(int mostMillis) {
    return Duration.ofMillis(random.nextInt(mostMillis));
  }

  /** A part of a fault. */
  private interface Step {
    void take() throws Exception;
  }

  /** Begins a fault, ends it after a time, and measures from its end. */
  private Duration between(Step begin, Duration time, Step end) throws Exception {
    begin.take();
    try {
      Thread.sleep(time);
    } finally {
      end.take();
    }
    return withoutFault();
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
    Node victim = any(cluster.apis);
    long killed = System.nanoTime();
    victim.kill();
    Duration recovery = verdictsSince(killed);
    if (revives) {
      victim.start();
    }
    return recovery;
  }

  private Duration killAllApis() throws Exception {
    cluster.apis.forEach(Node::kill);
    for (Node api : cluster.apis) {
      api.start();
    }
    Awaitility.await("an api")
        .atMost(WHOLE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> cluster.apis.stream().anyMatch(Node::ready));
    return withoutFault();
  }

  /** A fault of the worker that has a submission in hand; empty if the submission ended first. */
  private interface HolderFault {
    Optional<Duration> make(Node holder, Future<Followed> job) throws Exception;
  }

  private Duration withLongJob(HolderFault fault) throws Exception {
    String address = cluster.livingApi().instance().address();
    ApiClient admin = ApiClient.anonymous(URI.create(address)).logIn("admin", Cluster.PASSWORD);
    for (int i = 0; i < TRIES; i++) {
      String id = witness.send(KnownSource.LONG);
      try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
        Future<Followed> job = thread.submit(() -> witness.follow(id, KnownSource.LONG));
        Optional<Node> holder = holder(admin, id);
        while (holder.isEmpty() && !job.isDone()) {
          Thread.sleep(50);
          holder = holder(admin, id);
        }
        Optional<Duration> recovery =
            holder.isEmpty() ? Optional.empty() : fault.make(holder.get(), job);
        job.get();
        if (recovery.isPresent()) {
          return recovery.get();
        }
      }
      cluster.awaitReady();
    }
    throw new IllegalStateException("each job ended before its worker was found");
  }

  /** The worker that has the submission in hand. Workers tell it every two seconds. */
  private Optional<Node> holder(ApiClient admin, String submission) throws Exception {
    for (JsonNode worker : admin.get("/api/admin/workers").require().body()) {
      if (worker.path("slots").findValuesAsText("work").contains(submission)) {
        String name = worker.path("name").asText();
        return cluster.workers.stream().filter(node -> node.name().equals(name)).findFirst();
      }
    }
    return Optional.empty();
  }

  /** Pauses the worker that has a long job in hand. The job must stay with it. */
  private Optional<Duration> pauseHolder(Node holder, Future<Followed> job) throws Exception {
    holder.stop();
    try {
      Thread.sleep(PAUSE);
    } finally {
      holder.go();
    }
    int starts = job.get().starts().size();
    if (starts > 1) {
      ledger.broken("a pause of " + PAUSE + " cost a worker its job: " + starts + " starts");
    }
    return Optional.of(withoutFault());
  }

  /** Kills the worker that has a long job in hand. The job must begin again elsewhere. */
  private Optional<Duration> killHolder(Node holder, Future<Followed> job) throws Exception {
    long killed = System.nanoTime();
    holder.kill();
    Optional<Duration> recovery =
        job.get().starts().stream()
            .filter(start -> start > killed)
            .findFirst()
            .map(start -> Duration.ofNanos(start - killed));
    if (revives || recovery.isEmpty()) {
      holder.start();
    }
    return recovery;
  }

  /** While a worker is stopped, the others judge; the jobs of the stopped one come to them. */
  private Duration stopWorker(Node worker) throws Exception {
    worker.stop();
    try {
      Duration recovery = withoutFault();
      Thread.sleep(Math.max(0, stop.minus(recovery).toMillis()));
      return recovery;
    } finally {
      worker.go();
    }
  }

  private Duration restartBroker(Step end) throws Exception {
    return between(end, random(3_000), this::startBroker);
  }

  private void startBroker() throws Exception {
    cluster.broker.start();
    cluster.broker.awaitAnswer();
  }

  private Duration cut(Step cut) throws Exception {
    long since = System.nanoTime();
    cut.take();
    return verdictsSince(since);
  }

  private Duration fill(SmallDisk disk, Step restart) throws Exception {
    return between(
        disk::fill,
        stop.dividedBy(2),
        () -> {
          disk.free();
          restart.take();
        });
  }

  /** A broker that cannot write ends, and has to be started again, as by a container runtime. */
  private void restartKilledBroker() throws Exception {
    cluster.broker.kill();
    startBroker();
  }

  private void restartIfEnded() throws Exception {
    if (!cluster.database().answers()) {
      cluster.database().kill();
      cluster.database().start();
    }
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

  /** No request may fail. Returns the longest wait for a verdict. */
  private Duration upgradeAll() throws Exception {
    long failed = failedRequests();
    Duration longest = Duration.ZERO;
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<Void> upgrade = thread.submit(rolling::make);
      while (!upgrade.isDone()) {
        long sent = System.nanoTime();
        witness.judge(KnownSource.SLOW);
        Duration wait = Duration.ofNanos(System.nanoTime() - sent);
        longest = longest.compareTo(wait) < 0 ? wait : longest;
      }
      upgrade.get();
    }
    if (failedRequests() > failed) {
      ledger.broken(failedRequests() - failed + " requests failed during a rolling upgrade");
    }
    return longest;
  }

  private long failedRequests() {
    return ledger.failed.get() + ledger.refused.get();
  }
}
