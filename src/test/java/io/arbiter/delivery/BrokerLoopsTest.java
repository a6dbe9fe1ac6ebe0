package io.arbiter.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.TestBroker;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Delay;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.Topics;
import io.arbiter.delivery.message.Undeliverable;
import io.arbiter.delivery.message.Work;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Share loops and log loops on a real broker, which is killed, stopped and wiped. {@link
 * JobHandlingTest} tests their decisions.
 */
@Timeout(600)
@Order(10)
class BrokerLoopsTest {
  private static final Duration HANG = Duration.ofMinutes(3);

  /** Long enough that a busy machine renews a lock in time. */
  private static final Duration LOCK = Duration.ofSeconds(4);

  private static final int SLOTS = 2;
  private static final String GROUP = "a-group";
  private static final Log<byte[]> TEST_SETS = new Log<>(Topics.TEST_SETS, BrokerLoopsTest::read);
  private static final Log<byte[]> EVENTS = new Log<>(Topics.EVENTS, BrokerLoopsTest::read);

  @TempDir private static Path folder;
  private static TestBroker kafka;
  private Broker broker;
  private Publisher publisher;
  private final List<Loop> loops = new ArrayList<>();

  /** The jobs that a handler has begun, and the jobs that a handler has finished. */
  private final List<UUID> begun = new CopyOnWriteArrayList<>();

  private final Set<UUID> done = ConcurrentHashMap.newKeySet();
  private final AtomicInteger ableChecks = new AtomicInteger();
  private volatile boolean able = true;

  /** The keys that a log loop has read. */
  private final List<String> read = new CopyOnWriteArrayList<>();

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
    var config =
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
    endLoops();
    publisher.close();
    broker.close();
  }

  private void endLoops() {
    loops.parallelStream().forEach(Loop::close);
    loops.clear();
  }

  private void startLoops(ShareLoop.Handler handler) {
    for (int slot = 0; slot < SLOTS; slot++) {
      var jobs = new ShareLoop.Jobs(Topics.JOBS_INTERACTIVE, this::isAble, handler);
      loops.add(new ShareLoop("test-judge-" + slot, broker, publisher, jobs));
    }
  }

  private boolean isAble() {
    ableChecks.incrementAndGet();
    return able;
  }

  private Disposition work(Work work, Duration time) throws InterruptedException {
    UUID id = ((AuthorTask) work).id();
    begun.add(id);
    Thread.sleep(time);
    done.add(id);
    return Disposition.ACCEPT;
  }

  private List<UUID> sendJobs(int count) throws InterruptedException {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      AuthorTask task = new AuthorTask.Prepare(UUID.randomUUID(), Map.of());
      publisher.deliver(Topics.JOBS_INTERACTIVE, task.id().toString(), Codec.encode(task));
      ids.add(task.id());
    }
    return ids;
  }

  private void send(String topic, String key) throws InterruptedException {
    publisher.deliver(topic, key, new byte[0]);
  }

  /** Reads any record, except one that begins with x. */
  private static byte[] read(byte[] value) throws IOException {
    if (value.length > 0 && value[0] == 'x') {
      throw new IOException("an x");
    }
    return value;
  }

  private void take(List<LogLoop.Entry<byte[]>> batch) {
    batch.forEach(entry -> read.add(entry.key()));
  }

  /** Starts a loop that reads what is sent from now on. */
  private void readFromEnd(LogLoop.Handler<byte[]> handler) throws Exception {
    var loop = LogLoop.fromRecent("test-log", broker, TEST_SETS, Duration.ZERO, handler);
    loops.add(loop);
    loop.caughtUp().get();
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(HANG).until(condition);
  }

  private void awaitDone(Collection<UUID> jobs) {
    await("all jobs are done", () -> done.containsAll(jobs));
  }

  private void awaitRead(String... keys) {
    Awaitility.await().atMost(HANG).untilAsserted(() -> assertThat(read).containsExactly(keys));
  }

  /**
   * Waits until the share loops use less than a fifth of a processor. A loop that spins goes on.
   */
  private static void awaitRest() {
    var threads = ManagementFactory.getThreadMXBean();
    List<Long> judges =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("test-judge"))
            .map(Thread::threadId)
            .toList();
    assertThat(judges).hasSizeGreaterThanOrEqualTo(SLOTS);
    await(
        "no loop spins",
        () -> {
          long before = judges.stream().mapToLong(threads::getThreadCpuTime).sum();
          Thread.sleep(1_000);
          return judges.stream().mapToLong(threads::getThreadCpuTime).sum() - before < 200_000_000;
        });
  }

  private static Admin admin() {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.address()));
  }

  /** Whether the group has kept its place after all records that were sent so far. */
  private static boolean isPlaceKept() throws Exception {
    try (Admin admin = admin()) {
      var topic = admin.describeTopics(List.of(Topics.EVENTS)).allTopicNames().get();
      Map<TopicPartition, OffsetSpec> latest =
          topic.get(Topics.EVENTS).partitions().stream()
              .map(each -> new TopicPartition(Topics.EVENTS, each.partition()))
              .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
      var ends = admin.listOffsets(latest).all().get().values();
      var kept = admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
      return kept.values().stream().mapToLong(OffsetAndMetadata::offset).sum()
          == ends.stream().mapToLong(ListOffsetsResultInfo::offset).sum();
    }
  }

  @Test
  void aBrokerThatIsKilledStopsNoLoopAndCostsNoRecord() throws Exception {
    List<String> group = new CopyOnWriteArrayList<>();
    LogLoop.Handler<byte[]> note = batch -> batch.forEach(entry -> group.add(entry.key()));
    loops.add(LogLoop.asGroup("test-group", broker, publisher, EVENTS, GROUP, note));
    send(Topics.TEST_SETS, "before");
    readFromEnd(this::take);
    send(Topics.TEST_SETS, "first");
    send(Topics.EVENTS, "first");
    startLoops((work, delivery) -> work(work, LOCK));
    await("the group has read", () -> group.contains("first") && isPlaceKept());
    int handled = group.size();
    List<UUID> jobs = sendJobs(SLOTS);
    await("each slot has a job", () -> begun.size() == SLOTS);
    kafka.kill();
    Thread.sleep(1_200);
    kafka.start();
    jobs.addAll(sendJobs(1));
    send(Topics.TEST_SETS, "second");
    send(Topics.EVENTS, "second");
    awaitRead("first", "second");
    await("the group goes on", () -> group.contains("second"));
    assertThat(group.subList(handled, group.size())).containsExactly("second");
    awaitDone(jobs);
    awaitRest();
    awaitDone(sendJobs(SLOTS));
  }

  @Test
  void aBrokerThatDoesNotAnswerForLongerThanTheLockStopsNoLoop() throws Exception {
    startLoops((work, delivery) -> work(work, LOCK));
    List<UUID> jobs = sendJobs(SLOTS + 1);
    await("each slot has a job", () -> begun.size() == SLOTS);
    kafka.freeze();
    try {
      assertThat(broker.queueDelay()).contains(Delay.BROKER_AWAY);
      Thread.sleep(LOCK.multipliedBy(2));
    } finally {
      kafka.thaw();
    }
    awaitDone(jobs);
    awaitRest();
  }

  @Test
  void aBrokerThatLosesItsDiskGetsItsTopicsAgain() throws Exception {
    List<Boolean> told = new CopyOnWriteArrayList<>();
    broker.listen(told::add);
    startLoops((work, delivery) -> work(work, Duration.ZERO));
    readFromEnd(this::take);
    awaitDone(sendJobs(3));
    await("the listener is called", () -> told.equals(List.of(false)));
    kafka.kill();
    kafka.wipe();
    kafka.start();
    kafka.awaitAnswer();
    await("the listener is called again", () -> told.equals(List.of(false, true)));
    awaitDone(sendJobs(3));
    send(Topics.TEST_SETS, "new");
    // The old consumer may also have read the record before it noticed the loss.
    await("the new topic is read from its first record", () -> read.contains("new"));
    awaitRest();
    TopicPartition only = new TopicPartition(Topics.TEST_SETS, 0);
    try (Admin admin = admin()) {
      assertThat(admin.describeProducers(List.of(only)).all().get().get(only).activeProducers())
          .as("with ids, it would take a producer's records for repetitions of another one's")
          .isEmpty();
    }
  }

  @Test
  void aLoopTakesJobsOnlyWhileTheyCanBeDone() throws Exception {
    able = false;
    startLoops((work, delivery) -> work(work, Duration.ZERO));
    List<UUID> jobs = sendJobs(1);
    await("the loops ask", () -> ableChecks.get() > 10 * SLOTS);
    awaitNoWorker();
    assertThat(begun).isEmpty();
    able = true;
    awaitDone(jobs);
    assertThat(broker.queueDelay()).isEmpty();
    able = false;
    awaitNoWorker();
    List<UUID> later = sendJobs(SLOTS);
    able = true;
    awaitDone(later);
    assertThat(loops).allMatch(loop -> loop.progress().restarts() == 0);
  }

  private void awaitNoWorker() {
    await("no worker", () -> broker.queueDelay().filter(Delay.NO_WORKER::equals).isPresent());
  }

  @Test
  void aLoopThatEndsFinishesItsJob() throws Exception {
    startLoops((work, _) -> work(work, LOCK));
    List<UUID> jobs = sendJobs(1);
    await("the job has begun", () -> begun.containsAll(jobs));
    endLoops();
    assertThat(done).containsExactlyElementsOf(jobs);
  }

  @Test
  void aJobOfLoopsThatEndComesAgainAndIsNotCountedAsFailed() throws Exception {
    List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    ShareLoop.Handler firstHangs =
        (work, delivery) -> {
          deliveries.add(delivery);
          return work(work, deliveries.size() == 1 ? HANG : Duration.ZERO);
        };
    Instant before = Instant.now().minusMillis(1);
    startLoops(firstHangs);
    List<UUID> jobs = sendJobs(1);
    await("the job has begun", () -> !deliveries.isEmpty());
    endLoops();
    startLoops(firstHangs);
    awaitDone(jobs);
    assertThat(deliveries).extracting(Delivery::failures).containsOnly(0);
    // While the loops end, another one may get the job for a moment.
    assertThat(deliveries.getLast().losses()).isPositive();
    assertThat(deliveries)
        .extracting(Delivery::sentAt)
        .allSatisfy(at -> assertThat(at).isBetween(before, Instant.now()));
  }

  @Test
  void aReaderOfTheLastTimePassesOverWhatItCannotRead() throws Exception {
    String topic = Topics.WORKERS;
    long longAgo = Instant.now().minus(Duration.ofMinutes(8)).toEpochMilli();
    try (var producer = broker.producer()) {
      producer.send(new ProducerRecord<>(topic, 0, longAgo, "long before", new byte[0])).get();
    }
    send(topic, "shortly before");
    var log = new Log<>(topic, BrokerLoopsTest::read);
    LogLoop<byte[]> loop =
        LogLoop.fromRecent("test-log", broker, log, Duration.ofMinutes(6), this::take);
    loops.add(loop);
    loop.caughtUp().get();
    publisher.deliver(topic, "broken", new byte[] {'x'});
    send(topic, "good");
    publisher.deliver(topic, "broken", new byte[] {'x'});
    send(topic, "last");
    awaitRead("shortly before", "good", "last");
    assertThat(loop.progress().restarts()).isZero();
  }

  @Test
  void aRecordThatAGroupCannotReadIsPutAside() throws Exception {
    List<Undeliverable> aside = new CopyOnWriteArrayList<>();
    LogLoop.Handler<Undeliverable> note = batch -> batch.forEach(entry -> aside.add(entry.value()));
    var collector = LogLoop.fromBeginning("test-aside", broker, Log.UNDELIVERABLE, note);
    loops.add(collector);
    collector.caughtUp().get();
    loops.add(LogLoop.asGroup("test-picky", broker, publisher, EVENTS, "picky-group", this::take));
    publisher.deliver(Topics.EVENTS, "bad", new byte[] {'x'});
    send(Topics.EVENTS, "good");
    await("both are taken", () -> read.contains("good") && !aside.isEmpty());
    assertThat(read).doesNotContain("bad");
    assertThat(aside)
        .containsExactly(new Undeliverable(Topics.EVENTS, "bad", new byte[] {'x'}, 1, "an x"));
  }

  @Test
  void aLoopBesideAMemberReadsWhatTheMemberDoesNot() throws Exception {
    List<String> group = new CopyOnWriteArrayList<>();
    LogLoop.Handler<byte[]> note = batch -> batch.forEach(entry -> group.add(entry.key()));
    LogLoop<byte[]> member =
        LogLoop.asGroup("test-group", broker, publisher, EVENTS, "beside-group", note);
    LogLoop<byte[]> beside = LogLoop.beside(member, "test-beside", Duration.ZERO, this::take);
    loops.addAll(List.of(member, beside));
    beside.caughtUp().get();
    List<String> sent = new ArrayList<>();
    await(
        "the member alone reads the last five",
        () -> {
          sent.add("record " + sent.size());
          send(Topics.EVENTS, sent.getLast());
          await("the member reads", () -> group.contains(sent.getLast()));
          return sent.size() > 5
              && Collections.disjoint(read, sent.subList(sent.size() - 6, sent.size() - 1));
        });
    member.close();
    send(Topics.EVENTS, "after");
    await("the loop beside goes on", () -> read.contains("after"));
    assertThat(beside.progress().restarts()).isZero();
    read.addAll(group);
    assertThat(read).containsAll(sent);
  }

  /** A topic with one partition has nothing for the second member of a group. */
  @Test
  void aMemberWithoutAPartitionGoesOn() {
    for (String name : List.of("test-first", "test-spare")) {
      loops.add(LogLoop.asGroup(name, broker, publisher, TEST_SETS, "spare-group", this::take));
    }
    Instant enough = Instant.now().plusSeconds(8);
    await("some seconds", () -> Instant.now().isAfter(enough));
    Duration recent = Duration.ofSeconds(4);
    await(
        "both go on",
        () -> loops.stream().allMatch(l -> l.progress().sinceLastAdvance().compareTo(recent) < 0));
    assertThat(loops).allMatch(loop -> loop.progress().restarts() == 0);
  }

  @Test
  void aBatchThatItsHandlerCouldNotTakeComesAgainBeforeTheNext() throws Exception {
    List<String> refused = new ArrayList<>();
    List<String> troubles = new CopyOnWriteArrayList<>();
    readFromEnd(
        batch -> {
          if (refused.isEmpty()) {
            refused.add(batch.getFirst().key());
            send(Topics.TEST_SETS, "next");
            throw new IllegalStateException("a fault of the handler");
          }
          troubles.add(String.valueOf(loops.getFirst().progress().trouble()));
          take(batch);
        });
    send(Topics.TEST_SETS, "record");
    awaitRead("record", "next");
    assertThat(refused).containsExactly("record");
    assertThat(troubles).startsWith("a fault of the handler");
    await("the trouble is over", () -> loops.getFirst().progress().trouble() == null);
  }
}
