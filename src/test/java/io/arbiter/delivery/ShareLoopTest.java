package io.arbiter.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.arbiter.EveryThirdDay;
import io.arbiter.TestBroker;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Delay;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.Topics;
import io.arbiter.delivery.message.Work;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Loops on a real broker that is killed, stopped, restarted and wiped. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the broker of ShareLoopTest")
class ShareLoopTest {
  /** How long after the last fault all loops may need until they work again. */
  private static final Duration RECOVERY = Duration.ofSeconds(15);

  private static final Duration LOCK = Duration.ofSeconds(3);
  private static final int SLOTS = 2;

  @TempDir private static Path folder;
  private static TestBroker kafka;
  private Broker broker;
  private Publisher publisher;
  private final List<ShareLoop> loops = new ArrayList<>();

  /** The jobs that a handler has begun, and the jobs that a handler has finished. */
  private final List<UUID> begun = new CopyOnWriteArrayList<>();

  private final Set<UUID> done = ConcurrentHashMap.newKeySet();
  private volatile boolean able = true;

  @BeforeAll
  static void startBroker() throws Exception {
    kafka = TestBroker.start(folder);
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  @BeforeEach
  void start() throws Exception {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(DeliverySettings.class)
            .withDefaultValue("arbiter.delivery.lock", LOCK.toSeconds() + "s")
            .withDefaultValue("kafka.bootstrap.servers", kafka.address())
            .build();
    broker = new Broker(config.getConfigMapping(DeliverySettings.class), config);
    publisher = new Publisher(broker);
    broker.prepared().get();
  }

  @AfterEach
  void stop() {
    loops.parallelStream().forEach(ShareLoop::close);
    publisher.close();
    broker.close();
  }

  private void startLoops(ShareLoop.Handler handler) {
    for (int slot = 0; slot < SLOTS; slot++) {
      loops.add(
          new ShareLoop(
              "test-judge-" + slot,
              broker,
              publisher,
              new ShareLoop.Jobs(Topics.JOBS_INTERACTIVE, () -> able, handler)));
    }
  }

  private Disposition work(Work work, Duration time) throws InterruptedException {
    UUID id = ((AuthorTask) work).id();
    begun.add(id);
    Thread.sleep(time);
    done.add(id);
    return Disposition.ACCEPT;
  }

  private List<UUID> send(int jobs) throws InterruptedException {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < jobs; i++) {
      AuthorTask task = new AuthorTask.Prepare(UUID.randomUUID(), Map.of());
      publisher.deliver(Topics.JOBS_INTERACTIVE, task.id().toString(), Codec.encode(task));
      ids.add(task.id());
    }
    return ids;
  }

  private void awaitBegun(int jobs) {
    Awaitility.await("each slot has a job").atMost(RECOVERY).until(() -> begun.size() >= jobs);
  }

  private void awaitDone(List<UUID> jobs) {
    awaitDone(jobs, RECOVERY);
  }

  private void awaitDone(List<UUID> jobs, Duration time) {
    kafka.awaitAnswer();
    Awaitility.await("all jobs are done after the fault")
        .atMost(time)
        .until(() -> done.containsAll(jobs));
  }

  /** Checks that each loop uses less than a fifth of a processor while it waits. */
  private static void assertNobodySpins() throws InterruptedException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    List<Thread> loops =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("test-judge"))
            .toList();
    assertThat(loops).hasSizeGreaterThanOrEqualTo(SLOTS);
    Map<Thread, Long> before = new ConcurrentHashMap<>();
    loops.forEach(thread -> before.put(thread, threads.getThreadCpuTime(thread.threadId())));
    Duration time = Duration.ofSeconds(2);
    Thread.sleep(time);
    for (Thread loop : loops) {
      long used = threads.getThreadCpuTime(loop.threadId()) - before.get(loop);
      assertThat(used).as(loop.getName()).isLessThan(time.toNanos() / 5);
    }
  }

  @Test
  @EveryThirdDay
  void aBrokerThatIsKilledWhileJobsAreInHandStopsNobody() throws Exception {
    startLoops((work, delivery) -> work(work, Duration.ofSeconds(4)));
    List<UUID> jobs = send(SLOTS);
    awaitBegun(SLOTS);
    for (int pauseMillis : List.of(0, 1_200, 3_000)) {
      kafka.kill();
      Thread.sleep(pauseMillis);
      kafka.start();
      jobs.addAll(send(1));
    }
    awaitDone(jobs);
    assertNobodySpins();
    List<UUID> later = send(SLOTS);
    awaitDone(later);
  }

  @Test
  @EveryThirdDay
  void aBrokerThatDoesNotAnswerForLongerThanTheLockStopsNobody() throws Exception {
    startLoops((work, delivery) -> work(work, Duration.ofSeconds(4)));
    List<UUID> jobs = send(SLOTS + 1);
    awaitBegun(SLOTS);
    kafka.freeze();
    Thread.sleep(LOCK.multipliedBy(2));
    kafka.thaw();
    awaitDone(jobs);
    assertNobodySpins();
  }

  @Test
  @EveryThirdDay
  void aBrokerThatLosesItsDiskGetsItsTopicsAgain() throws Exception {
    List<Boolean> told = new CopyOnWriteArrayList<>();
    broker.listen(told::add);
    startLoops((work, delivery) -> work(work, Duration.ofMillis(100)));
    awaitDone(send(3));
    Awaitility.await().atMost(RECOVERY).until(() -> told.equals(List.of(false)));
    kafka.kill();
    kafka.wipe();
    kafka.start();
    kafka.awaitAnswer();
    Awaitility.await()
        .atMost(RECOVERY)
        .untilAsserted(() -> assertThat(told).containsExactly(false, true));
    // Topics, coordinators and group are new.
    awaitDone(send(3), RECOVERY.multipliedBy(2));
    assertNobodySpins();
  }

  @Test
  void whatTheMachineryCouldNotDoComesAgainAndIsNotCounted() throws Exception {
    List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    startLoops(
        (work, delivery) -> {
          deliveries.add(delivery);
          return deliveries.size() < 7 ? Disposition.RELEASE : work(work, Duration.ZERO);
        });
    awaitDone(send(1));
    assertThat(deliveries).extracting(Delivery::number).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(deliveries).extracting(Delivery::failures).containsOnly(0);
  }

  @Test
  void aJobThatFailsComesAgainAndIsCounted() throws Exception {
    Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    startLoops(
        (work, delivery) -> {
          deliveries.add(delivery);
          if (delivery.failures() == 0) {
            throw new IllegalStateException("a fault of the handler");
          }
          return delivery.failures() == 1 ? Disposition.FAIL : work(work, Duration.ZERO);
        });
    awaitDone(send(1));
    assertThat(deliveries)
        .extracting(Delivery::number, Delivery::failures, Delivery::losses)
        .containsExactly(tuple(1, 0, 0), tuple(2, 1, 0), tuple(3, 2, 0));
    assertThat(deliveries)
        .extracting(Delivery::sentAt)
        .allSatisfy(at -> assertThat(at).isBetween(before, Instant.now()))
        .isSorted();
  }

  @Test
  void aJobOfLoopsThatEndIsNotCountedAsFailed() throws Exception {
    List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    List<UUID> jobs = send(1);
    for (int life = 0; life < JobHandling.MAX_DELIVERIES; life++) {
      startLoops(
          (work, delivery) -> {
            deliveries.add(delivery);
            return work(work, Duration.ofMinutes(1));
          });
      int lost = deliveries.size();
      Awaitility.await().atMost(RECOVERY).until(() -> deliveries.size() > lost);
      loops.parallelStream().forEach(ShareLoop::close);
      loops.clear();
    }
    startLoops(
        (work, delivery) -> {
          deliveries.add(delivery);
          return work(work, Duration.ZERO);
        });
    awaitDone(jobs);
    assertThat(deliveries).extracting(Delivery::failures).containsOnly(0);
    assertThat(deliveries).extracting(Delivery::losses).isSorted();
    assertThat(deliveries.getLast().losses()).isGreaterThanOrEqualTo(JobHandling.MAX_DELIVERIES);
  }

  @Test
  void aLoopThatCannotDoJobsTakesNone() throws Exception {
    able = false;
    startLoops((work, delivery) -> work(work, Duration.ZERO));
    List<UUID> jobs = send(1);
    Awaitility.await()
        .during(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(5))
        .until(begun::isEmpty);
    able = true;
    awaitDone(jobs);
    assertThat(loops).allMatch(loop -> loop.progress().restarts() == 0);
  }

  @Test
  void theLastTryIsTheOneBeforeTheJobIsGivenUp() {
    assertThat(new Delivery(2, 1, 0, Instant.EPOCH).isLastTry()).isFalse();
    assertThat(new Delivery(3, 2, 0, Instant.EPOCH).isLastTry()).isTrue();
    assertThat(new Delivery(3, 2, 0, Instant.EPOCH).isGivenUp()).isFalse();
    assertThat(new Delivery(11, 0, 10, Instant.EPOCH).isLastTry()).isFalse();
    assertThat(new Delivery(12, 0, 11, Instant.EPOCH).isLastTry()).isTrue();
    assertThat(new Delivery(12, 0, 11, Instant.EPOCH).isGivenUp()).isFalse();
  }

  @Test
  void aWorkerThatCannotDoJobsLeavesTheQueueAndComesBack() throws Exception {
    startLoops((work, delivery) -> work(work, Duration.ZERO));
    awaitDone(send(1));
    assertThat(broker.queueDelay()).isEmpty();
    able = false;
    Awaitility.await()
        .atMost(RECOVERY)
        .until(() -> broker.queueDelay().equals(Optional.of(Delay.NO_WORKER)));
    List<UUID> jobs = send(2);
    able = true;
    awaitDone(jobs, Duration.ofSeconds(5));
    assertThat(broker.queueDelay()).isEmpty();
    kafka.freeze();
    try {
      assertThat(broker.queueDelay()).contains(Delay.BROKER_AWAY);
    } finally {
      kafka.thaw();
    }
  }

  @Test
  void aJobThatOutlastsItsLockIsHandedOutOnce() throws Exception {
    startLoops((work, delivery) -> work(work, LOCK.multipliedBy(2)));
    awaitDone(send(1));
    assertThat(begun).hasSize(1);
    assertThat(loops).allMatch(loop -> loop.progress().restarts() == 0);
  }
}
