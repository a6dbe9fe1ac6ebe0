package io.arbiter.delivery;

import io.arbiter.delivery.message.Topics;
import io.arbiter.delivery.message.Undeliverable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log in order, batch by batch. A record that cannot be read is logged and passed over.
 * When a handler fails on a batch, it gets the batch again, so handlers must be idempotent. A loop
 * has one consumer and one thread.
 *
 * <p>When anything goes wrong with the consumer, a new consumer replaces it and continues at the
 * same position. If the broker has lost the topic in the meantime, the new consumer reads the new
 * topic from its first record.
 *
 * @param <E> what a record is read into
 */
public final class LogLoop<E> extends Loop {
  private static final Logger LOG = Logger.getLogger(LogLoop.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  /** The first pause before a handler gets a batch again on which it failed. */
  private static final Duration RETRY = Duration.ofMillis(125);

  /** Each pause is twice as long as the one before, up to this one. */
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(1);

  /** A broker that is down must not delay the next consumer. */
  private static final Duration CLOSE = Duration.ofSeconds(2);

  /** After a crash, the records that were handled since the last commit are handled again. */
  private static final Duration COMMIT = Duration.ofSeconds(1);

  /**
   * A record. Of two records with the same key, the later record has the higher offset.
   *
   * @param offset in the partition
   * @param traceparent to which trace the record belongs; null if it belongs to none
   */
  public record Entry<E>(String key, E value, long offset, @Nullable String traceparent) {}

  /**
   * Handles a batch. When it throws, the loop logs the exception and passes the batch again after a
   * pause.
   */
  @FunctionalInterface
  public interface Handler<E> {
    void handle(List<Entry<E>> batch) throws Exception;

    /** A handler that passes on the values one by one. */
    static <E> Handler<E> ofEach(Consumer<E> consumer) {
      return batch -> batch.forEach(entry -> consumer.accept(entry.value()));
    }
  }

  /**
   * The members of a group share the log.
   *
   * @param publisher puts the records aside that cannot be read. Readers without a group would do
   *     that once each
   */
  private record Group(String name, Publisher publisher) {}

  /**
   * What a member of a group has read of a partition since it got the partition.
   *
   * @param from the offset of the first record
   * @param next the offset after the last record that was handled
   */
  private record Span(long from, long next) {
    Span goOn(Span later) {
      return new Span(from, later.next);
    }
  }

  private final Broker broker;
  private final Log<E> log;
  private final @Nullable Group group;
  private final Handler<E> handler;

  /** The name of this loop as a member of the group. */
  private final String member = UUID.randomUUID().toString();

  private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
  private volatile @Nullable KafkaConsumer<String, byte[]> current;

  /** Only the loop's thread uses this field and the fields below. */
  private boolean uncommitted;

  private long lastCommit = System.nanoTime();

  /**
   * Where a loop without a group continues. While empty, the loop starts as {@link #recent} says.
   */
  private Map<TopicPartition, Long> positions = Map.of();

  /** What this member of a group has read of the partitions that it has. */
  private volatile Map<TopicPartition, Span> spans = Map.of();

  /** Another loop of this process, whose partitions this loop does not read. */
  private @Nullable LogLoop<E> reader;

  /** How far a loop without a group goes back at its start; null means to the first record. */
  private @Nullable Duration recent;

  /** The value of {@link Broker#topicsMade} for the topic that the positions belong to. */
  private long made;

  private LogLoop(
      String name, Broker broker, Log<E> log, @Nullable Group group, Handler<E> handler) {
    super(name);
    this.broker = broker;
    this.log = log;
    this.group = group;
    this.handler = handler;
    this.made = broker.topicsMade();
  }

  private LogLoop<E> start() {
    thread.start();
    return this;
  }

  /**
   * The members of {@code group} share the log. Together they continue where the group stopped. A
   * record that cannot be read goes to {@link Topics#UNDELIVERABLE}.
   */
  public static <E> LogLoop<E> asGroup(
      String name,
      Broker broker,
      Publisher publisher,
      Log<E> log,
      String group,
      Handler<E> handler) {
    return new LogLoop<>(name, broker, log, new Group(group, publisher), handler).start();
  }

  /** Every process reads the whole log, from its first record. */
  public static <E> LogLoop<E> fromBeginning(
      String name, Broker broker, Log<E> log, Handler<E> handler) {
    return new LogLoop<>(name, broker, log, null, handler).start();
  }

  /**
   * Every process reads the records of the last time, and those that are sent from now on.
   *
   * @param recent how far to go back, by the clocks of the processes that sent the records
   */
  public static <E> LogLoop<E> fromRecent(
      String name, Broker broker, Log<E> log, Duration recent, Handler<E> handler) {
    LogLoop<E> loop = new LogLoop<>(name, broker, log, null, handler);
    loop.recent = recent;
    return loop.start();
  }

  /**
   * Like {@link #fromRecent}, but without the partitions that {@code reader} reads, whose handler
   * passes the records on. When the reader loses a partition, this loop continues there. Some
   * records come twice, none is left out.
   */
  public static <E> LogLoop<E> beside(
      LogLoop<E> reader, String name, Duration recent, Handler<E> handler) {
    LogLoop<E> loop = new LogLoop<>(name, reader.broker, reader.log, null, handler);
    loop.recent = recent;
    loop.reader = reader;
    return loop.start();
  }

  /** Completes when all records that the log held at the start have been handled. */
  public CompletableFuture<Void> caughtUp() {
    return caughtUp.copy();
  }

  /**
   * The records that this loop has yet to read, of the partition with the most; not a number while
   * it does not know.
   */
  public double lag() {
    KafkaConsumer<String, byte[]> consumer = current;
    return consumer == null
        ? Double.NaN
        : consumer.metrics().values().stream()
            .filter(metric -> metric.metricName().name().equals("records-lag-max"))
            .filter(metric -> !metric.metricName().tags().containsKey("topic"))
            .map(metric -> (Double) metric.metricValue())
            .findFirst()
            .orElse(Double.NaN);
  }

  @Override
  void turn() throws SessionLost, InterruptedException {
    KafkaConsumer<String, byte[]> consumer =
        group == null ? broker.logConsumer() : broker.logConsumer(group.name(), member);
    try {
      current = consumer;
      read(consumer);
    } finally {
      current = null;
      spans = Map.of();
      close(consumer);
    }
  }

  /**
   * The consumer leaves the group only when the loop stops. Otherwise the next consumer takes its
   * place in the group.
   */
  private void close(KafkaConsumer<String, byte[]> consumer) {
    GroupMembershipOperation membership =
        stopped ? GroupMembershipOperation.LEAVE_GROUP : GroupMembershipOperation.REMAIN_IN_GROUP;
    try {
      consumer.close(CloseOptions.timeout(CLOSE).withGroupMembershipOperation(membership));
    } catch (KafkaException e) {
      LOG.warnf("a consumer did not close cleanly: %s", e);
    }
  }

  private void read(KafkaConsumer<String, byte[]> consumer)
      throws SessionLost, InterruptedException {
    ClientWatch watch =
        new ClientWatch(consumer.metrics().values(), "consumer-fetch-manager-metrics");
    uncommitted = false;
    begin(consumer);
    Map<TopicPartition, Long> ends =
        group == null ? consumer.endOffsets(consumer.assignment()) : Map.of();
    while (!stopped) {
      takeBatch(consumer, watch);
      if (!caughtUp.isDone()
          && ends.entrySet().stream()
              .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
        caughtUp.complete(null);
      }
    }
    commit(consumer);
  }

  private void begin(KafkaConsumer<String, byte[]> consumer) {
    if (made != broker.topicsMade()) {
      made = broker.topicsMade();
      positions = Map.of();
      recent = null;
    }
    if (group == null) {
      seek(consumer);
    } else {
      consumer.subscribe(List.of(log.topic()));
    }
  }

  private void seek(KafkaConsumer<String, byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(log.topic()).stream()
            .map(info -> new TopicPartition(log.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    if (!positions.isEmpty()) {
      positions.forEach(consumer::seek);
    } else if (recent == null) {
      consumer.seekToBeginning(partitions);
    } else {
      seekBack(consumer, partitions, recent);
    }
    positions = partitions.stream().collect(Collectors.toMap(p -> p, consumer::position));
  }

  private static void seekBack(
      KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions, Duration time) {
    consumer.seekToEnd(partitions);
    if (!time.isZero()) {
      long since = System.currentTimeMillis() - time.toMillis();
      consumer
          .offsetsForTimes(partitions.stream().collect(Collectors.toMap(p -> p, _ -> since)))
          .forEach(
              (partition, found) -> {
                if (found != null) {
                  consumer.seek(partition, found.offset());
                }
              });
    }
  }

  private void takeBatch(KafkaConsumer<String, byte[]> consumer, ClientWatch watch)
      throws SessionLost, InterruptedException {
    progress.pass();
    if (broker.topicsMade() != made) {
      throw new SessionLost("the broker's topics were made again");
    }
    if (System.nanoTime() - lastCommit > COMMIT.toNanos()) {
      commit(consumer);
    }
    if (reader != null) {
      leavePartitions(consumer, reader.spans);
    }
    ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
    if (!records.isEmpty()) {
      watch.busy();
      handle(records);
      progress.advance();
    } else if (watch.idle()) {
      progress.advance();
    } else if (isMemberWithoutPartitions(consumer) || hasLeftAll(consumer)) {
      watch.busy();
      progress.advance();
    }
    if (group != null) {
      noteSpans(consumer.assignment(), records);
    }
    watch.requireWell();
  }

  /**
   * Pauses each partition that the reader has, once this loop has come as far as the reader began.
   * Goes on with each partition that the reader has lost.
   */
  private void leavePartitions(
      KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Span> read) {
    Map<TopicPartition, Long> next = new HashMap<>(positions);
    for (TopicPartition partition : consumer.assignment()) {
      Span span = read.get(partition);
      boolean left = consumer.paused().contains(partition);
      if (span == null && left) {
        consumer.seek(partition, next.getOrDefault(partition, 0L));
        consumer.resume(List.of(partition));
      } else if (span != null && (left || next.getOrDefault(partition, 0L) >= span.from())) {
        consumer.pause(List.of(partition));
        next.put(partition, span.next());
      }
    }
    positions = next;
  }

  private static boolean hasLeftAll(KafkaConsumer<String, byte[]> consumer) {
    return !consumer.paused().isEmpty() && consumer.paused().equals(consumer.assignment());
  }

  /** Notes how far this member has come in the partitions that it has. */
  private void noteSpans(Set<TopicPartition> assigned, ConsumerRecords<String, byte[]> records) {
    Map<TopicPartition, Span> now = new HashMap<>(spans);
    now.keySet().retainAll(assigned);
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<String, byte[]>> some = records.records(partition);
      Span span = new Span(some.getFirst().offset(), some.getLast().offset() + 1);
      now.merge(partition, span, Span::goOn);
    }
    spans = now;
  }

  /** When a group has more members than partitions, some members have nothing to fetch. */
  private boolean isMemberWithoutPartitions(KafkaConsumer<String, byte[]> consumer) {
    return group != null
        && consumer.assignment().isEmpty()
        && consumer.groupMetadata().generationId() >= 0;
  }

  private void handle(ConsumerRecords<String, byte[]> records) throws InterruptedException {
    List<Entry<E>> batch = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      entry(record).ifPresent(batch::add);
    }
    Duration pause = RETRY;
    while (!stopped) {
      progress.pass();
      try {
        handler.handle(batch);
        noteHandled(records);
        return;
      } catch (Exception e) {
        progress.failed(e);
        LOG.errorf(e, "a batch of %d records of %s is tried again", batch.size(), log.topic());
        Thread.sleep(pause);
        pause = pause.compareTo(LONGEST_RETRY) < 0 ? pause.multipliedBy(2) : pause;
      }
    }
    uncommitted = false;
  }

  private void noteHandled(ConsumerRecords<String, byte[]> records) {
    if (group != null) {
      uncommitted = true;
    } else {
      Map<TopicPartition, Long> next = new HashMap<>(positions);
      records.nextOffsets().forEach((partition, offset) -> next.put(partition, offset.offset()));
      positions = next;
    }
  }

  /**
   * Commits the position after the last batch, if that batch was handled. Does not wait, because
   * the records go on while another broker takes over the group.
   */
  private void commit(KafkaConsumer<String, byte[]> consumer) {
    if (uncommitted) {
      uncommitted = false;
      consumer.commitAsync((_, failure) -> uncommitted |= failure != null);
    }
    lastCommit = System.nanoTime();
  }

  private Optional<Entry<E>> entry(ConsumerRecord<String, byte[]> record)
      throws InterruptedException {
    try {
      E value = log.reader().read(record.value());
      return Optional.of(
          new Entry<>(record.key(), value, record.offset(), Log.traceparent(record)));
    } catch (IOException | RuntimeException e) {
      LOG.errorf(e, "%s of %s cannot be read", record.key(), record.topic());
      if (group != null && !log.topic().equals(Topics.UNDELIVERABLE)) {
        group.publisher().deliver(Undeliverable.of(record, e));
      }
      return Optional.empty();
    }
  }

  @Override
  void interrupt() {
    KafkaConsumer<String, byte[]> consumer = current;
    if (consumer != null) {
      consumer.wakeup();
    }
  }
}
