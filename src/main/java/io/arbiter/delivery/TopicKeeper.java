package io.arbiter.delivery;

import io.arbiter.delivery.message.Topics;
import java.time.Duration;
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
import org.apache.kafka.clients.admin.DescribeClusterOptions;
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

  /** Where three brokers have a copy and two must confirm it, any one of them may fail. */
  private static final int COPIES = 3;

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

  private List<NewTopic> topics()
      throws InterruptedException, ExecutionException, TimeoutException {
    int copies = copies();
    LOG.infof("each topic gets %d copies", copies);
    return Topics.ALL.stream()
        .map(
            name ->
                new NewTopic(name, partitions(name), (short) copies).configs(configs(name, copies)))
        .toList();
  }

  /** Counts the brokers that are down, too, because the topics stay as they are made. */
  private int copies() throws InterruptedException, ExecutionException, TimeoutException {
    if (settings.replication().isPresent()) {
      return settings.replication().get();
    }
    var all = new DescribeClusterOptions().includeFencedBrokers(true);
    return answer(admin.describeCluster(all).nodes()).size() < COPIES ? 1 : COPIES;
  }

  private int partitions(String topic) {
    return switch (topic) {
      case Topics.JOBS_INTERACTIVE, Topics.JOBS_BATCH -> settings.lanePartitions();
      case Topics.EVENTS, Topics.STOPS, Topics.REPORTS -> PARTITIONS;
      default -> 1;
    };
  }

  private static Map<String, String> configs(String topic, int copies) {
    Map<String, String> configs = new HashMap<>();
    configs.put("min.insync.replicas", copies < COPIES ? "1" : "2");
    configs.put("max.message.bytes", Integer.toString(MAX_RECORD_BYTES));
    if (topic.equals(Topics.WORKERS)) {
      configs.put("retention.ms", KEPT_STATES);
      configs.put("segment.ms", KEPT_STATES);
    } else if (topic.equals(Topics.TEST_SETS)) {
      configs.put("cleanup.policy", "compact");
    }
    return configs;
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
