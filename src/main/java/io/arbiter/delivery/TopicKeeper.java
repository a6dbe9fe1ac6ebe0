package io.arbiter.delivery;

import io.arbiter.delivery.message.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/**
 * Makes the topics and configures the share group: at the start, and again when a broker has lost
 * its disk. Kafka gives each new topic a new id. When the ids change, the keeper knows that the
 * topics were made again, by this process or another process. Thread-safe.
 */
final class TopicKeeper implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TopicKeeper.class);

  /** Enough for the largest test set, and for a judgement with the largest output. */
  static final int MAX_RECORD_BYTES = 8 << 20;

  /** Workers tell their state every two seconds, and older states say nothing. */
  private static final String KEPT_STATES = Long.toString(Duration.ofMinutes(10).toMillis());

  /**
   * The time between two checks of the topics. For this long, a consumer may wait on a lost topic.
   */
  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(2);

  /**
   * The partitions of the topics of events, stops and reports: as many api processes can share the
   * scoring of results.
   */
  private static final int PARTITIONS = 6;

  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

  private final Admin admin;
  private final DeliverySettings settings;
  private final boolean makes;
  private final CompletableFuture<Void> prepared = new CompletableFuture<>();
  private final List<Registration> listeners = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile long made;

  /** Why the last check failed; "" if it did not. */
  private volatile String trouble = "";

  /** Only the keeper's thread uses this field. */
  private Map<String, Uuid> known = Map.of();

  /**
   * @param makes whether to make the topics; otherwise the keeper waits until another process does
   */
  TopicKeeper(Admin admin, DeliverySettings settings, boolean makes) {
    this.admin = admin;
    this.settings = settings;
    this.makes = makes;
    this.thread = Thread.ofVirtual().name("topic-keeper").start(this::run);
  }

  CompletableFuture<Void> prepared() {
    return prepared.copy();
  }

  void listen(Broker.TopicsListener listener) {
    listeners.add(new Registration(listener));
  }

  long made() {
    return made;
  }

  /** Why the topics are not there yet. */
  String trouble() {
    return trouble.isEmpty() ? "the topics are being made" : trouble;
  }

  private void run() {
    try {
      while (true) {
        try {
          check();
          listeners.forEach(Registration::callIfNeeded);
          note("");
        } catch (ExecutionException | TimeoutException | UnknownTopicOrPartitionException e) {
          note(Trouble.of(e));
        } catch (RuntimeException e) {
          LOG.errorf(e, "a check of the topics failed and is repeated");
        }
        Thread.sleep(CHECK_INTERVAL);
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  /** Logs what has changed since the last check. */
  private void note(String now) {
    if (now.equals(trouble)) {
      return;
    }
    trouble = now;
    if (now.isEmpty()) {
      LOG.info("the broker is ready");
    } else {
      LOG.warnf("the broker is not ready: %s", now);
    }
  }

  private void check() throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, Uuid> ids = ids();
    if (ids.equals(known) && !known.isEmpty()) {
      return;
    }
    if (makes) {
      // First, because a worker may use the group as soon as the topics are there.
      configureShareGroup();
      if (ids.size() < Topics.ALL.size()) {
        create();
        ids = ids();
      }
    }
    if (ids.size() < Topics.ALL.size()) {
      throw new UnknownTopicOrPartitionException("topics are missing; an api process makes them");
    }
    if (ids.equals(known)) {
      return;
    }
    if (!known.isEmpty()) {
      made++;
      LOG.error("the broker has lost its topics; they were made again");
    }
    known = ids;
    prepared.complete(null);
  }

  /** A listener, and the value of {@link #made} at its last call. */
  private final class Registration {
    private final Broker.TopicsListener listener;
    private long lastCall = made;
    private boolean first = true;

    private Registration(Broker.TopicsListener listener) {
      this.listener = listener;
    }

    private void callIfNeeded() {
      long now = made;
      if (prepared.isDone() && (first || lastCall != now)) {
        listener.topicsAreThere(lastCall != now);
        first = false;
        lastCall = now;
      }
    }
  }

  /** The ids of the topics that exist, by name. */
  private Map<String, Uuid> ids()
      throws InterruptedException, ExecutionException, TimeoutException {
    return answer(admin.listTopics().listings()).stream()
        .filter(topic -> Topics.ALL.contains(topic.name()))
        .collect(Collectors.toMap(TopicListing::name, TopicListing::topicId));
  }

  private static <T> T answer(Future<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void create() throws InterruptedException, ExecutionException, TimeoutException {
    for (KafkaFuture<Void> result : admin.createTopics(topics()).values().values()) {
      try {
        answer(result);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }

  private List<NewTopic> topics() {
    List<NewTopic> topics = new ArrayList<>();
    Map<String, String> large = Map.of("max.message.bytes", Integer.toString(MAX_RECORD_BYTES));
    for (String name : Topics.LANES) {
      topics.add(
          new NewTopic(name, settings.lanePartitions(), settings.replication()).configs(large));
    }
    for (String name : List.of(Topics.EVENTS, Topics.STOPS, Topics.REPORTS)) {
      topics.add(new NewTopic(name, PARTITIONS, settings.replication()).configs(large));
    }
    topics.add(new NewTopic(Topics.UNDELIVERABLE, 1, settings.replication()).configs(large));
    topics.add(
        new NewTopic(Topics.WORKERS, 1, settings.replication())
            .configs(Map.of("retention.ms", KEPT_STATES, "segment.ms", KEPT_STATES)));
    Map<String, String> compacted = new HashMap<>(large);
    compacted.put("cleanup.policy", "compact");
    topics.add(new NewTopic(Topics.TEST_SETS, 1, settings.replication()).configs(compacted));
    return topics;
  }

  /**
   * By default a new share group starts after the last record and misses the jobs that already
   * wait.
   */
  private void configureShareGroup()
      throws InterruptedException, ExecutionException, TimeoutException {
    var group = new ConfigResource(ConfigResource.Type.GROUP, Topics.WORKER_GROUP);
    var changes =
        List.of(
            set("share.auto.offset.reset", "earliest"),
            set("share.record.lock.duration.ms", Long.toString(settings.lock().toMillis())));
    answer(admin.incrementalAlterConfigs(Map.of(group, changes)).all());
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
  }

  boolean isEmpty(String topic) {
    try {
      List<TopicPartition> partitions =
          answer(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
              .map(TopicDescription::partitions)
              .flatMap(List::stream)
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      return offsets(partitions, OffsetSpec.earliest()) == offsets(partitions, OffsetSpec.latest());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the broker does not say what " + topic + " holds", e);
    }
  }

  /** The sum of the partitions' offsets. */
  private long offsets(List<TopicPartition> partitions, OffsetSpec spec)
      throws InterruptedException, ExecutionException, TimeoutException {
    var wanted = partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> spec));
    return answer(admin.listOffsets(wanted).all()).values().stream()
        .mapToLong(ListOffsetsResultInfo::offset)
        .sum();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
