package io.arbiter.delivery;

import io.arbiter.core.judging.Delay;
import io.arbiter.delivery.message.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.Config;

/**
 * The connection to Kafka: makes its clients, and makes the topics when they are missing.
 * Thread-safe.
 */
@ApplicationScoped
public class Broker {
  private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(2);

  /** How long sending a record may take. Then the record counts as failed and is sent again. */
  private static final int SEND_TIMEOUT_MILLIS = 10_000;

  /**
   * How long a client waits for a broker that has stopped without closing its connections, before
   * it looks for the broker that does the work now.
   */
  private static final int REQUEST_TIMEOUT_MILLIS = 2_000;

  private static final int HEARTBEATS_PER_SESSION = 10;

  private static final String PREFIX = "kafka.";
  private static final String ADDRESSES = CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG;

  /** Is called when the topics exist. */
  @FunctionalInterface
  public interface TopicsListener {
    /**
     * All topics exist. Runs on a thread of the broker and may block. When it throws, it is called
     * again.
     *
     * @param again false at the start; true when the topics were made again, so that their old
     *     records are lost
     */
    void topicsAreThere(boolean again);
  }

  private final Map<String, Object> connection;
  private final DeliverySettings settings;
  private final Admin admin;
  private final TopicKeeper topics;
  private final Unconfirmed unconfirmed = new Unconfirmed(this::topicsMade);

  public Broker(DeliverySettings settings, Config config) {
    this.settings = settings;
    this.connection = connection(config);
    this.admin = Admin.create(config(SEND_TIMEOUT_MILLIS / 2));
    this.topics = new TopicKeeper(admin, settings, makesTopics(config));
  }

  /**
   * The names of the settings with which all clients of Kafka reach the brokers, without their
   * prefix: the addresses, and Kafka's own settings for TLS and log-ins, which are {@code
   * security.protocol}, {@code ssl.…} and {@code sasl.…}.
   */
  private static Stream<String> connectionNames() {
    return Stream.concat(
        Stream.of(ADDRESSES, CommonClientConfigs.SECURITY_PROTOCOL_CONFIG),
        new ConfigDef().withClientSslSupport().withClientSaslSupport().names().stream());
  }

  /** What is set of the settings. The brokers' addresses must be. */
  private static Map<String, Object> connection(Config config) {
    Map<String, Object> connection = new HashMap<>();
    // A machine that is down does not refuse connections.
    connection.put("socket.connection.setup.timeout.ms", REQUEST_TIMEOUT_MILLIS);
    connection.put(ADDRESSES, config.getValue(PREFIX + ADDRESSES, String.class));
    connectionNames()
        .forEach(
            name ->
                config
                    .getOptionalValue(PREFIX + name, String.class)
                    .ifPresent(value -> connection.put(name, value)));
    return Map.copyOf(connection);
  }

  /** The least right of a worker is to make no topic, so only role api does. */
  private static boolean makesTopics(Config config) {
    return config.getOptionalValue("arbiter.roles", String.class).orElse("api").contains("api");
  }

  /** Completes when all topics exist, so not while the broker is down. */
  public CompletableFuture<Void> prepared() {
    return topics.prepared();
  }

  /** Calls the listener when the topics exist, and again each time that they were made again. */
  public void listen(TopicsListener listener) {
    topics.listen(listener);
  }

  /**
   * How often the topics were made again since the start. When the number grows, the consumers must
   * be replaced, because they still read the topics of before.
   */
  long topicsMade() {
    return topics.made();
  }

  /** How long a job is locked for the worker that has it. */
  Duration lock() {
    return settings.lock();
  }

  /** The unconfirmed records of all loops of this process. */
  Unconfirmed unconfirmed() {
    return unconfirmed;
  }

  /**
   * Whether a topic holds no record.
   *
   * @throws IllegalStateException if the broker does not answer in time
   */
  public boolean isEmpty(String topic) {
    return topics.isEmpty(topic);
  }

  /** What is wrong; empty when all topics exist and the broker answers within 2 s. */
  public Optional<String> trouble() {
    try {
      admin.describeCluster().nodes().get(HEALTH_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return prepared().isDone() ? Optional.empty() : Optional.of(topics.trouble());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    } catch (ExecutionException | TimeoutException e) {
      return Optional.of(Trouble.of(e));
    }
  }

  /**
   * Why no job is taken from the queue at the moment; empty when workers take jobs. A worker that
   * cannot judge is no member of the group of workers. Waits for the broker, 2 s at most.
   */
  public Optional<Delay> queueDelay() throws InterruptedException {
    try {
      ShareGroupDescription workers =
          admin
              .describeShareGroups(List.of(Topics.WORKER_GROUP))
              .describedGroups()
              .values()
              .iterator()
              .next()
              .get(HEALTH_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return workers.members().isEmpty() ? Optional.of(Delay.NO_WORKER) : Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(
          e.getCause() instanceof GroupIdNotFoundException ? Delay.NO_WORKER : Delay.BROKER_AWAY);
    } catch (TimeoutException e) {
      return Optional.of(Delay.BROKER_AWAY);
    }
  }

  /**
   * A producer that sends a record once, and says whether the broker has confirmed it. It has no id
   * at the broker: a broker that loses its disk gives the same ids again. It then takes the records
   * of one producer for repetitions of another one's, and confirms them without keeping them.
   */
  KafkaProducer<String, byte[]> producer() {
    Map<String, Object> config = new HashMap<>(connection);
    config.put("acks", "all");
    config.put("enable.idempotence", false);
    config.put("retries", 0);
    // Records of one partition keep their order.
    config.put("max.in.flight.requests.per.connection", 1);
    config.put("delivery.timeout.ms", SEND_TIMEOUT_MILLIS);
    // Longer, because what is sent again is judged twice.
    config.put("request.timeout.ms", 3 * REQUEST_TIMEOUT_MILLIS / 2);
    config.put("max.block.ms", SEND_TIMEOUT_MILLIS / 2);
    config.put("linger.ms", 0);
    config.put("max.request.size", TopicKeeper.MAX_RECORD_BYTES);
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  ShareSession shareSession(String topic, LoopProgress progress) {
    Map<String, Object> config = consumerConfig();
    config.put("group.id", Topics.WORKER_GROUP);
    config.put("share.acknowledgement.mode", "explicit");
    // One job at a time, and no job ahead of time: a job waits in the queue, not in a busy worker.
    config.put("share.acquire.mode", "record_limit");
    config.put("max.poll.records", 1);
    var consumer =
        new KafkaShareConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    return new ShareSession(consumer, topic, progress);
  }

  /** A consumer without a group. */
  KafkaConsumer<String, byte[]> logConsumer() {
    return logConsumer(consumerConfig());
  }

  /**
   * A consumer with a committed position. It uses the classic protocol of groups, in which the
   * client chooses the session. In the newer protocol (KIP-848) the broker does, and 45 s is the
   * least that it allows by default.
   *
   * @param member the name of the reader. A new consumer with the same name gets the partitions of
   *     the old consumer at once. With another name it waits until the session of the old consumer
   *     has timed out.
   */
  KafkaConsumer<String, byte[]> logConsumer(String group, String member) {
    Map<String, Object> config = consumerConfig();
    config.put("group.id", group);
    config.put("group.instance.id", member);
    int session = (int) settings.session().toMillis();
    config.put("session.timeout.ms", session);
    config.put("heartbeat.interval.ms", session / HEARTBEATS_PER_SESSION);
    return logConsumer(config);
  }

  private static KafkaConsumer<String, byte[]> logConsumer(Map<String, Object> config) {
    config.put("enable.auto.commit", false);
    config.put("auto.offset.reset", "earliest");
    // Events must not wait for a batch to fill.
    config.put("fetch.min.bytes", 1);
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private Map<String, Object> consumerConfig() {
    Map<String, Object> config = config(SEND_TIMEOUT_MILLIS);
    // The broker answers as soon as there is a record, and otherwise shortly before the request
    // times out, so that idle consumers ask seldom.
    config.put("fetch.max.wait.ms", 3 * REQUEST_TIMEOUT_MILLIS / 4);
    return config;
  }

  /** With a timeout, since a broker may stop without closing its connections. */
  private Map<String, Object> config(int timeoutMillis) {
    Map<String, Object> config = new HashMap<>(connection);
    config.put("request.timeout.ms", REQUEST_TIMEOUT_MILLIS);
    config.put("default.api.timeout.ms", timeoutMillis);
    return config;
  }

  @PreDestroy
  public void close() {
    topics.close();
    admin.close(Duration.ofSeconds(1));
  }
}
