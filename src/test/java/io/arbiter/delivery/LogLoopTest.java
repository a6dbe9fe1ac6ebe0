package io.arbiter.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.EveryThirdDay;
import io.arbiter.TestBroker;
import io.arbiter.delivery.message.Topics;
import io.arbiter.delivery.message.Undeliverable;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
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

/** Reads from a real broker that stops and starts again. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the broker of LogLoopTest")
class LogLoopTest {
  private static final Duration BACK = Duration.ofSeconds(30);

  @TempDir private static Path folder;
  private static TestBroker kafka;
  private Broker broker;
  private Publisher publisher;
  private final List<String> read = new CopyOnWriteArrayList<>();
  private LogLoop<byte[]> loop;

  /** Reads any record, except one that begins with x. */
  private static final Log<byte[]> TEST_SETS = new Log<>(Topics.TEST_SETS, LogLoopTest::read);

  private static final Log<byte[]> EVENTS = new Log<>(Topics.EVENTS, LogLoopTest::read);

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
            .withDefaultValue("kafka.bootstrap.servers", kafka.address())
            .build();
    broker = new Broker(config.getConfigMapping(DeliverySettings.class), config);
    publisher = new Publisher(broker);
    broker.prepared().get();
  }

  @AfterEach
  void stop() {
    loop.close();
    publisher.close();
    broker.close();
  }

  private void take(List<LogLoop.Entry<byte[]>> batch) {
    batch.forEach(entry -> read.add(entry.key()));
  }

  private static byte[] read(byte[] value) throws IOException {
    if (value.length > 0 && value[0] == 'x') {
      throw new IOException("an x");
    }
    return value;
  }

  private void send(String key) throws InterruptedException {
    publisher.deliver(Topics.TEST_SETS, key, new byte[0]);
  }

  private void restart() throws Exception {
    kafka.kill();
    kafka.start();
    kafka.awaitAnswer();
  }

  private static void loseDisk() throws Exception {
    kafka.kill();
    kafka.wipe();
    kafka.start();
    kafka.awaitAnswer();
  }

  private void awaitRead(String... keys) {
    Awaitility.await().atMost(BACK).untilAsserted(() -> assertThat(read).containsExactly(keys));
  }

  @Test
  @EveryThirdDay
  void aReaderFromTheEndMissesNothingAndReadsNothingTwice() throws Exception {
    send("before");
    loop = LogLoop.fromRecent("test-end", broker, TEST_SETS, Duration.ZERO, this::take);
    loop.caughtUp().get();
    send("first");
    awaitRead("first");
    restart();
    send("second");
    awaitRead("first", "second");
  }

  @Test
  void aReaderOfTheLastTimeReadsWhatWasSentShortlyBefore() throws Exception {
    send("long before");
    Thread.sleep(1_200);
    send("shortly before");
    loop = LogLoop.fromRecent("test-recent", broker, TEST_SETS, Duration.ofSeconds(1), this::take);
    loop.caughtUp().get();
    send("after");
    awaitRead("shortly before", "after");
  }

  /** Whether the group has kept its place after all records that were sent so far. */
  private static boolean isPlaceKept() throws Exception {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.address()))) {
      TopicDescription topic =
          admin.describeTopics(List.of(Topics.EVENTS)).allTopicNames().get().get(Topics.EVENTS);
      Map<TopicPartition, OffsetSpec> ends =
          topic.partitions().stream()
              .collect(
                  Collectors.toMap(
                      each -> new TopicPartition(Topics.EVENTS, each.partition()),
                      _ -> OffsetSpec.latest()));
      long sent =
          admin.listOffsets(ends).all().get().values().stream()
              .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
              .sum();
      long kept =
          admin
              .listConsumerGroupOffsets("a-group")
              .partitionsToOffsetAndMetadata()
              .get()
              .values()
              .stream()
              .mapToLong(OffsetAndMetadata::offset)
              .sum();
      return kept == sent;
    }
  }

  @Test
  void aGroupGoesOnWhereItWas() throws Exception {
    loop = LogLoop.asGroup("test-group", broker, publisher, EVENTS, "a-group", this::take);
    publisher.deliver(Topics.EVENTS, "first", new byte[0]);
    Awaitility.await().atMost(BACK).until(() -> read.contains("first"));
    Awaitility.await().atMost(BACK).until(LogLoopTest::isPlaceKept);
    int before = read.size();
    restart();
    publisher.deliver(Topics.EVENTS, "second", new byte[0]);
    Awaitility.await().atMost(BACK).until(() -> read.contains("second"));
    assertThat(read.subList(before, read.size())).containsExactly("second");
  }

  @Test
  void aRecordThatAGroupCannotReadIsPutAside() throws Exception {
    List<Undeliverable> aside = new CopyOnWriteArrayList<>();
    try (var collector =
        LogLoop.fromBeginning(
            "test-aside",
            broker,
            Log.UNDELIVERABLE,
            batch -> batch.forEach(entry -> aside.add(entry.value())))) {
      collector.caughtUp().get();
      Log<byte[]> picky =
          new Log<>(
              Topics.EVENTS,
              value -> {
                if (value.length > 0) {
                  throw new IOException("too long");
                }
                return value;
              });
      loop = LogLoop.asGroup("test-picky", broker, publisher, picky, "picky-group", this::take);
      publisher.deliver(Topics.EVENTS, "bad", new byte[] {7});
      publisher.deliver(Topics.EVENTS, "good", new byte[0]);
      Awaitility.await().atMost(BACK).until(() -> read.contains("good") && !aside.isEmpty());
      assertThat(read).doesNotContain("bad");
      assertThat(aside)
          .containsExactly(new Undeliverable(Topics.EVENTS, "bad", new byte[] {7}, 1, "too long"));
    }
  }

  @Test
  void aTopicThatWasMadeAgainIsReadFromItsFirstRecord() throws Exception {
    loop = LogLoop.fromRecent("test-again", broker, TEST_SETS, Duration.ZERO, this::take);
    loop.caughtUp().get();
    loseDisk();
    send("new");
    // The old consumer may also have read the record before it noticed the loss.
    Awaitility.await().atMost(BACK).until(() -> read.contains("new"));
  }

  /** A broker without a disk gives the ids of producers again that it has given before. */
  @Test
  @EveryThirdDay
  void aConfirmedRecordIsKeptWhenProducersOfBeforeGoOn() throws Exception {
    loseDisk();
    Publisher before = new Publisher(broker);
    deliver(before, "a0", "a1", "a2");
    loseDisk();
    Publisher after = new Publisher(broker);
    deliver(after, "b0", "b1", "b2", "b3", "b4");
    deliver(before, "a3", "a4");
    loop = LogLoop.fromBeginning("test-ids", broker, TEST_SETS, this::take);
    awaitRead("b0", "b1", "b2", "b3", "b4", "a3", "a4");
    before.close();
    after.close();
  }

  private static void deliver(Publisher publisher, String... keys) throws InterruptedException {
    for (String key : keys) {
      publisher.deliver(Topics.TEST_SETS, key, new byte[0]);
    }
  }

  @Test
  void aBatchThatItsHandlerCouldNotTakeComesAgain() throws Exception {
    List<String> refused = new ArrayList<>();
    List<String> troubles = new CopyOnWriteArrayList<>();
    loop =
        LogLoop.fromRecent(
            "test-refused",
            broker,
            TEST_SETS,
            Duration.ZERO,
            batch -> {
              if (refused.isEmpty()) {
                refused.add(batch.getFirst().key());
                throw new IllegalStateException("a fault of the handler");
              }
              troubles.add(String.valueOf(loop.progress().trouble()));
              take(batch);
            });
    loop.caughtUp().get();
    send("record");
    awaitRead("record");
    assertThat(refused).containsExactly("record");
    assertThat(troubles).containsExactly("a fault of the handler");
    Awaitility.await().atMost(BACK).until(() -> loop.progress().trouble() == null);
  }

  @Test
  void aRecordThatCannotBeReadIsDroppedAndCostsNoOther() throws Exception {
    loop = LogLoop.fromRecent("test-broken", broker, TEST_SETS, Duration.ZERO, this::take);
    loop.caughtUp().get();
    publisher.send(Topics.TEST_SETS, "broken", new byte[] {'x'});
    send("good");
    publisher.deliver(Topics.TEST_SETS, "broken", new byte[] {'x'});
    send("last");
    awaitRead("good", "last");
    assertThat(loop.progress().restarts()).isZero();
  }
}
