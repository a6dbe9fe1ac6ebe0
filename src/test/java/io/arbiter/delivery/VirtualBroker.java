package io.arbiter.delivery;

import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.delivery.message.Topics;
import io.arbiter.delivery.message.Work;
import io.arbiter.simulation.Faults;
import io.arbiter.simulation.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka in memory, as a simulation needs it: the lanes of jobs with the locks of a share group, and
 * the topic of events with the positions of a consumer group. It confirms late or never, delivers
 * twice and in another order, and can lose all its topics.
 */
public final class VirtualBroker {
  /** The broker's setting {@code group.share.delivery.count.limit}. */
  private static final int DELIVERY_LIMIT = 5;

  /** How long a client waits for a record before it asks again. */
  private static final Duration POLL = Duration.ofSeconds(10);

  private final VirtualTime time;
  private final Faults faults;
  private final Duration lock;
  private final VirtualTime.Signal sent = new VirtualTime.Signal();
  private final VirtualTime.Process itself;
  private final Map<byte[], Attempt> attempts = new IdentityHashMap<>();
  private final Map<String, List<JobRecord>> lanes = new HashMap<>();
  private final VirtualEvents events = new VirtualEvents();
  private long made;
  private long changes;

  /** The attempt of a submission that a record is about. */
  public record Attempt(UUID submission, int number) {}

  /**
   * @param itself the broker's own process, which is never killed
   */
  public VirtualBroker(VirtualTime time, Faults faults, Duration lock, VirtualTime.Process itself) {
    this.time = time;
    this.faults = faults;
    this.lock = lock;
    this.itself = itself;
    makeTopics();
  }

  private void makeTopics() {
    lanes.clear();
    lanes.put(Topics.JOBS_INTERACTIVE, new ArrayList<>());
    lanes.put(Topics.JOBS_BATCH, new ArrayList<>());
    events.make();
  }

  /** Loses all topics, and makes them again. */
  public void wipe() {
    makeTopics();
    made++;
    changes++;
    time.note("the broker loses its topics");
    time.signal(sent);
  }

  /** Grows with each change of the topics. */
  public long changes() {
    return changes;
  }

  public long topicsMade() {
    return made;
  }

  private static final class JobRecord {
    private final long offset;
    private final ProducerRecord<String, byte[]> sent;
    private int count;
    private boolean done;
    private @Nullable VirtualSession holder;
    private long lockedUntil;

    private JobRecord(long offset, ProducerRecord<String, byte[]> sent) {
      this.offset = offset;
      this.sent = sent;
    }
  }

  private void append(ProducerRecord<String, byte[]> record) {
    changes++;
    List<JobRecord> lane = lanes.get(record.topic());
    if (lane != null) {
      lane.add(new JobRecord(lane.size(), record));
    } else if (record.topic().equals(Topics.EVENTS)) {
      events.append(record);
    }
    time.signal(sent);
  }

  /** The attempt that a record on a topic is about. */
  public Attempt attempt(String topic, byte[] value) {
    return attempts.computeIfAbsent(value, v -> read(topic, v));
  }

  private static Attempt read(String topic, byte[] value) {
    if (topic.equals(Topics.EVENTS)) {
      JudgingEvent event = decoded(Log.EVENTS.reader(), value);
      // Only a result carries a submission any further.
      return new Attempt(
          event.submission(), event instanceof JudgingEvent.Judged ? event.attempt() : 0);
    }
    Job job = (Job) decoded(Work::read, value);
    return new Attempt(job.submission(), job.attempt());
  }

  static <T> T decoded(Log.Reader<T> reader, byte[] value) {
    try {
      return reader.read(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The attempts of submissions that records carry on: the jobs that are not acknowledged, and the
   * results after the committed positions.
   */
  public Stream<Attempt> carried() {
    Stream<Attempt> jobs =
        lanes.values().stream()
            .flatMap(List::stream)
            .filter(record -> !isDone(record))
            .map(record -> attempt(record.sent.topic(), record.sent.value()));
    Stream<Attempt> results =
        events.unread().map(record -> attempt(record.topic(), record.value()));
    return Stream.concat(jobs, results);
  }

  /** The attempts whose record was dropped because it was delivered too often. */
  public Stream<Attempt> dropped() {
    return lanes.values().stream()
        .flatMap(List::stream)
        .filter(record -> !record.done && isDone(record))
        .map(record -> attempt(record.sent.topic(), record.sent.value()));
  }

  /** Whether nobody gets the record again. */
  private boolean isDone(JobRecord record) {
    return record.done || record.count >= DELIVERY_LIMIT && !isLocked(record);
  }

  private boolean isLocked(JobRecord record) {
    return record.holder != null && record.lockedUntil > time.micros();
  }

  public VirtualEvents events() {
    return events;
  }

  Duration lock() {
    return lock;
  }

  VirtualSession session(String topic) {
    return new VirtualSession(topic);
  }

  public Publisher publisher() {
    var producer =
        new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
          // Not synchronized: the sending task may wait, and others send meanwhile.
          @Override
          public @Nullable Future<RecordMetadata> send(
              ProducerRecord<String, byte[]> record, Callback callback) {
            VirtualBroker.this.send(record, callback);
            return null;
          }
        };
    return new Publisher(producer, time::sleep);
  }

  private void send(ProducerRecord<String, byte[]> record, Callback callback) {
    faults.step();
    Faults.Answer answer = faults.broker();
    time.note("sends %s: %s", new Sent(record), answer);
    switch (answer) {
      case DONE, UNANSWERED -> append(record);
      case LATE -> {
        Duration late = Duration.ofMillis(time.random.nextInt(30_000));
        long topics = made;
        time.start(
            itself,
            "late record",
            () -> {
              time.sleep(late);
              if (made == topics) {
                time.note("now gets %s", new Sent(record));
                append(record);
              }
            });
      }
      case FAILED -> {}
    }
    // The process may end before it learns the answer.
    faults.step();
    callback.onCompletion(
        null, answer == Faults.Answer.DONE ? null : new TimeoutException("not confirmed"));
  }

  /** Is only written out for a trace. */
  private record Sent(ProducerRecord<String, byte[]> record) {
    @Override
    public String toString() {
      String what = record.topic().equals(Topics.EVENTS) ? event(record.value()) : record.topic();
      return what + " for .." + record.key().substring(32);
    }
  }

  private static String event(byte[] value) {
    JudgingEvent event = decoded(Log.EVENTS.reader(), value);
    return event.getClass().getSimpleName() + " of attempt " + event.attempt();
  }

  final class VirtualSession implements JobTaker.Session {
    private final String topic;
    private final List<JobRecord> lane;

    private VirtualSession(String topic) {
      this.topic = topic;
      lane = lanes.get(topic);
    }

    @Override
    public @Nullable ConsumerRecord<String, byte[]> take() throws SessionLost {
      faults.step();
      fail("poll");
      ConsumerRecord<String, byte[]> taken = acquire();
      if (taken == null) {
        time.await(sent, POLL);
        taken = acquire();
      }
      return taken;
    }

    private @Nullable ConsumerRecord<String, byte[]> acquire() {
      if (lanes.get(topic) != lane) {
        return null; // The topic is lost.
      }
      List<JobRecord> free =
          lane.stream().filter(r -> !isDone(r) && !isLocked(r)).limit(2).toList();
      if (free.isEmpty()) {
        return null;
      }
      JobRecord record = free.get(time.random.nextInt(free.size()));
      record.count++;
      record.holder = this;
      record.lockedUntil = time.micros() + lock.toNanos() / 1_000;
      changes++;
      time.note(
          "takes the job of ..%s, delivery %d", record.sent.key().substring(32), record.count);
      return consumed(record.sent, record.offset, record.count);
    }

    private JobRecord own(ConsumerRecord<String, byte[]> of) throws SessionLost {
      JobRecord record = lane.get((int) of.offset());
      if (record.holder != this || !isLocked(record) || lanes.get(topic) != lane) {
        throw new SessionLost("the lock is lost");
      }
      return record;
    }

    @Override
    public void renew(ConsumerRecord<String, byte[]> of, Duration patience) throws SessionLost {
      faults.step();
      fail("renewal");
      own(of).lockedUntil = time.micros() + lock.toNanos() / 1_000;
    }

    @Override
    public void acknowledge(
        ConsumerRecord<String, byte[]> of, AcknowledgeType type, Duration patience)
        throws SessionLost {
      faults.step();
      Faults.Answer answer = faults.broker();
      if (answer == Faults.Answer.DONE || answer == Faults.Answer.UNANSWERED) {
        JobRecord record = own(of);
        record.holder = null;
        record.done = type != AcknowledgeType.RELEASE;
        changes++;
      }
      time.note("acknowledges ..%s with %s: %s", of.key().substring(32), type, answer);
      faults.step();
      if (answer != Faults.Answer.DONE) {
        throw new SessionLost("not confirmed");
      }
    }

    private void fail(String what) throws SessionLost {
      if (faults.broker() != Faults.Answer.DONE) {
        time.note("loses its session at a %s", what);
        throw new SessionLost("the broker does not answer a " + what);
      }
    }

    /** The broker gives the jobs of a closed session to others, now or when the lock expires. */
    void close() {
      if (time.random.nextBoolean()) {
        lane.stream().filter(r -> r.holder == this).forEach(r -> r.holder = null);
        changes++;
        time.signal(sent);
      }
    }
  }

  /**
   * A record as it comes to a consumer for the {@code count}th time, {@code count} ms after 1970.
   */
  static ConsumerRecord<String, byte[]> consumed(
      ProducerRecord<String, byte[]> sent, long offset, int count) {
    return new ConsumerRecord<>(
        sent.topic(),
        0,
        offset,
        count,
        TimestampType.CREATE_TIME,
        0,
        0,
        sent.key(),
        sent.value(),
        sent.headers(),
        Optional.empty(),
        Optional.of((short) count));
  }

  /** The topic of events, and the consumer group of the scorekeepers. */
  public final class VirtualEvents {
    private static final int PARTITIONS = 2;
    private static final int BATCH = 5;

    private final Partition[] partitions = new Partition[PARTITIONS];
    private final List<Member> members = new ArrayList<>();

    void make() {
      Arrays.setAll(partitions, i -> new Partition());
    }

    void append(ProducerRecord<String, byte[]> record) {
      partitions[Math.floorMod(record.key().hashCode(), PARTITIONS)].records.add(record);
    }

    /** The records after the committed positions. */
    Stream<ProducerRecord<String, byte[]>> unread() {
      return Arrays.stream(partitions)
          .flatMap(p -> p.records.subList(p.committed, p.records.size()).stream());
    }

    private static final class Partition {
      private final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
      private int committed;
      private @Nullable Member owner;
    }

    /** Handles a batch of events; when it throws, the batch comes again. */
    @FunctionalInterface
    public interface EventHandler {
      void handle(List<JudgingEvent> events);
    }

    private static final class Member {
      private final VirtualTime.Process process;
      // Where the member reads on.
      private final Map<Partition, Integer> positions = new IdentityHashMap<>();

      private Member(VirtualTime.Process process) {
        this.process = process;
      }
    }

    /**
     * Reads the events of the partitions that the group gives to this process, as {@link LogLoop}
     * does: in order, a failed batch again, and the position is committed after the batch.
     */
    public void read(VirtualTime.Process process, EventHandler handler) {
      Member member = new Member(process);
      time.start(
          process,
          "scorekeeper",
          () -> {
            members.add(member);
            assign();
            while (true) {
              readBatch(member, handler);
            }
          });
    }

    /** Gives the partitions to members at random. */
    public void assign() {
      for (Partition partition : partitions) {
        partition.owner =
            members.isEmpty() ? null : members.get(time.random.nextInt(members.size()));
        if (partition.owner != null) {
          partition.owner.positions.remove(partition);
        }
      }
      time.signal(sent);
    }

    /** The group drops a member whose session has timed out. The member may go on for a while. */
    public void drop(VirtualTime.Process process) {
      members.removeIf(member -> member.process == process);
      assign();
    }

    private void readBatch(Member member, EventHandler handler) {
      faults.step();
      Map<Partition, Integer> next = new HashMap<>();
      List<JudgingEvent> batch = new ArrayList<>();
      for (Partition partition : partitions) {
        if (partition.owner == member) {
          int from = member.positions.computeIfAbsent(partition, p -> p.committed);
          int to = Math.min(partition.records.size(), from + 1 + time.random.nextInt(BATCH));
          partition
              .records
              .subList(from, to)
              .forEach(r -> batch.add(decoded(Log.EVENTS.reader(), r.value())));
          next.put(partition, to);
        }
      }
      if (batch.isEmpty()) {
        time.await(sent, POLL);
        return;
      }
      handle(batch, handler);
      next.forEach(
          (partition, to) -> {
            if (partition.owner == member) {
              member.positions.put(partition, to);
            }
          });
      faults.step();
      if (faults.broker() == Faults.Answer.DONE) {
        next.forEach((partition, to) -> commit(member, partition, to));
      }
    }

    /** The broker refuses the commit of a member that no longer owns the partition. */
    private void commit(Member member, Partition partition, int position) {
      if (partition.owner == member && position > partition.committed) {
        partition.committed = position;
        changes++;
      }
    }

    private void handle(List<JudgingEvent> batch, EventHandler handler) {
      while (true) {
        try {
          handler.handle(batch);
          return;
        } catch (RuntimeException e) {
          time.note("will take the batch again: %s", e.getMessage());
          time.sleep(Duration.ofSeconds(1));
        }
      }
    }
  }
}
