package io.arbiter.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic in order, batch by batch. A batch that its handler could not take is handed out
 * again, so handlers are idempotent. One consumer, one thread.
 */
public final class LogLoop implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LogLoop.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** What was handled since the last commit is handed out again after a crash. */
  private static final Duration COMMIT = Duration.ofSeconds(1);

  /** A record: its key, value and place in the topic, which grows for records of one key. */
  public record Entry(String key, byte[] value, long offset) {}

  /** Takes a batch; what it throws is logged, and the batch comes again after a pause. */
  @FunctionalInterface
  public interface Handler {
    void handle(List<Entry> batch) throws Exception;
  }

  private final Broker broker;
  private final String topic;
  private final @Nullable String group;
  private final boolean fromBeginning;
  private final Handler handler;
  private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean stopped;
  private volatile long lastPass = System.nanoTime();
  private volatile @Nullable KafkaConsumer<String, byte[]> current;

  /** Of the loop's thread alone, as is what follows. */
  private boolean uncommitted;

  private long lastCommit = System.nanoTime();

  private LogLoop(
      String name,
      Broker broker,
      String topic,
      @Nullable String group,
      boolean fromBeginning,
      Handler handler) {
    this.broker = broker;
    this.topic = topic;
    this.group = group;
    this.fromBeginning = fromBeginning;
    this.handler = handler;
    this.thread = Thread.ofPlatform().name(name).start(this::run);
  }

  /** Members of {@code group} share the topic and go on where the group left off. */
  public static LogLoop asGroup(
      String name, Broker broker, String topic, String group, Handler handler) {
    return new LogLoop(name, broker, topic, group, true, handler);
  }

  /** Reads the whole topic, from its first record, in every process. */
  public static LogLoop fromBeginning(String name, Broker broker, String topic, Handler handler) {
    return new LogLoop(name, broker, topic, null, true, handler);
  }

  /** Reads what is sent from now on, in every process. */
  public static LogLoop fromEnd(String name, Broker broker, String topic, Handler handler) {
    return new LogLoop(name, broker, topic, null, false, handler);
  }

  /** Completes when everything that was there at the start has been handled. */
  public CompletableFuture<Void> caughtUp() {
    return caughtUp.copy();
  }

  /** The time since the loop last came by, for health. */
  public Duration sinceLastPass() {
    return Duration.ofNanos(System.nanoTime() - lastPass);
  }

  private void run() {
    while (!stopped) {
      try (KafkaConsumer<String, byte[]> consumer = broker.logConsumer(group)) {
        current = consumer;
        uncommitted = false;
        start(consumer);
        Map<TopicPartition, Long> ends =
            group == null ? consumer.endOffsets(consumer.assignment()) : Map.of();
        while (!stopped) {
          takeBatch(consumer);
          checkCaughtUp(consumer, ends);
        }
        commit(consumer);
      } catch (WakeupException | org.apache.kafka.common.errors.InterruptException e) {
        // Stopped: the loop's condition tells.
      } catch (KafkaException | IllegalStateException e) {
        LOG.warnf(e, "the loop on %s starts again", topic);
        pause();
      } finally {
        current = null;
      }
    }
  }

  private void start(KafkaConsumer<String, byte[]> consumer) {
    if (group != null) {
      consumer.subscribe(List.of(topic));
      return;
    }
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    if (fromBeginning) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
    }
  }

  private void takeBatch(KafkaConsumer<String, byte[]> consumer) {
    lastPass = System.nanoTime();
    if (System.nanoTime() - lastCommit > COMMIT.toNanos()) {
      commit(consumer);
    }
    ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
    if (records.isEmpty()) {
      return;
    }
    boolean handled = false;
    List<Entry> batch =
        StreamSupport.stream(records.spliterator(), false).map(LogLoop::entry).toList();
    while (!stopped && !handled) {
      try {
        handler.handle(batch);
        handled = true;
      } catch (Exception e) {
        LOG.errorf(e, "a batch of %d records of %s is tried again", batch.size(), topic);
        pause();
      }
    }
    uncommitted = handled && group != null;
  }

  /** The position after the last batch, which must have been handled. */
  private void commit(KafkaConsumer<String, byte[]> consumer) {
    if (uncommitted) {
      consumer.commitSync();
      uncommitted = false;
    }
    lastCommit = System.nanoTime();
  }

  private static Entry entry(ConsumerRecord<String, byte[]> record) {
    return new Entry(record.key(), record.value(), record.offset());
  }

  private void checkCaughtUp(
      KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    if (!caughtUp.isDone()
        && ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue())) {
      caughtUp.complete(null);
    }
  }

  private void pause() {
    try {
      Thread.sleep(RETRY);
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  @Override
  public void close() {
    stopped = true;
    KafkaConsumer<String, byte[]> consumer = current;
    if (consumer != null) {
      consumer.wakeup();
    }
    try {
      if (!thread.join(Duration.ofSeconds(3))) {
        LOG.warnf("%s did not stop in time", thread.getName());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
