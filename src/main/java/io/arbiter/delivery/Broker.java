package io.arbiter.delivery;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The connection to Kafka: makes clients, and prepares topics and the share group. Thread-safe. */
@ApplicationScoped
public class Broker {
  private static final Logger LOG = Logger.getLogger(Broker.class);
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** For the largest test set, or a judgement with the largest output. */
  private static final int MAX_RECORD_BYTES = 8 << 20;

  private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(2);

  private final Map<String, Object> connection;
  private final DeliverySettings settings;
  private final Admin admin;
  private final CompletableFuture<Set<String>> prepared = new CompletableFuture<>();
  private final Thread preparation;

  public Broker(
      DeliverySettings settings,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.settings = settings;
    this.connection = Map.of("bootstrap.servers", bootstrapServers);
    this.admin = Admin.create(Map.copyOf(connection));
    this.preparation = Thread.ofVirtual().name("broker-preparation").start(this::prepare);
  }

  /**
   * Completes with the names of the topics that did not exist before, once the broker was there and
   * everything is prepared. A broker that is down delays it.
   */
  public CompletableFuture<Set<String>> prepared() {
    return prepared.copy();
  }

  /** Whether the broker answers now. */
  public boolean answers() {
    try {
      admin.describeCluster().nodes().get(HEALTH_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return prepared.isDone();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  KafkaProducer<String, byte[]> producer() {
    Map<String, Object> config = new HashMap<>(connection);
    config.put("acks", "all");
    config.put("enable.idempotence", true);
    config.put("delivery.timeout.ms", (int) settings.sendTimeout().toMillis());
    config.put("request.timeout.ms", (int) settings.sendTimeout().toMillis() / 2);
    config.put("max.block.ms", (int) settings.sendTimeout().toMillis() / 2);
    config.put("linger.ms", 0);
    config.put("max.request.size", MAX_RECORD_BYTES);
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  KafkaShareConsumer<String, byte[]> shareConsumer() {
    Map<String, Object> config = new HashMap<>(connection);
    config.put("group.id", Topics.WORKERS);
    config.put("share.acknowledgement.mode", "explicit");
    // One job at a time and none fetched ahead: a job waits in the queue, not in a busy worker.
    config.put("share.acquire.mode", "record_limit");
    config.put("max.poll.records", 1);
    return new KafkaShareConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** A consumer with a committed position if {@code group} is given, else with none. */
  KafkaConsumer<String, byte[]> logConsumer(@Nullable String group) {
    Map<String, Object> config = new HashMap<>(connection);
    if (group != null) {
      config.put("group.id", group);
    }
    config.put("enable.auto.commit", false);
    config.put("auto.offset.reset", "earliest");
    // Events must not wait for a batch to fill.
    config.put("fetch.min.bytes", 1);
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private void prepare() {
    while (!prepared.isDone()) {
      try {
        Set<String> created = createTopics();
        configureShareGroup();
        prepared.complete(created);
      } catch (ExecutionException e) {
        LOG.warnf("the broker is not ready: %s", e.getCause());
        if (!pause()) {
          return;
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(RETRY);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private Set<String> createTopics() throws InterruptedException, ExecutionException {
    List<NewTopic> topics = new ArrayList<>();
    Map<String, String> large = Map.of("max.message.bytes", Integer.toString(MAX_RECORD_BYTES));
    for (String name : List.of(Topics.JOBS_INTERACTIVE, Topics.JOBS_BATCH)) {
      topics.add(
          new NewTopic(name, settings.lanePartitions(), settings.replication()).configs(large));
    }
    for (String name : List.of(Topics.EVENTS, Topics.REPORTS)) {
      topics.add(new NewTopic(name, settings.partitions(), settings.replication()).configs(large));
    }
    Map<String, String> compacted = new HashMap<>(large);
    compacted.put("cleanup.policy", "compact");
    topics.add(new NewTopic(Topics.TEST_SETS, 1, settings.replication()).configs(compacted));
    Set<String> created = new HashSet<>();
    for (var result : admin.createTopics(topics).values().entrySet()) {
      try {
        result.getValue().get();
        created.add(result.getKey());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
    return created;
  }

  /** A new share group would start at the latest record and miss the jobs that waited for it. */
  private void configureShareGroup() throws InterruptedException, ExecutionException {
    var group = new ConfigResource(ConfigResource.Type.GROUP, Topics.WORKERS);
    var changes =
        List.of(
            set("share.auto.offset.reset", "earliest"),
            set("share.record.lock.duration.ms", Long.toString(settings.lock().toMillis())));
    admin.incrementalAlterConfigs(Map.of(group, changes)).all().get();
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
  }

  @PreDestroy
  void close() {
    preparation.interrupt();
    admin.close(Duration.ofSeconds(1));
  }
}
