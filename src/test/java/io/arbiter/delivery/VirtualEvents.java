package io.arbiter.delivery;

import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.simulation.Faults;
import io.arbiter.simulation.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The topic of events of a virtual broker, and the consumer group of the scorekeepers. */
public final class VirtualEvents {
  private static final int PARTITIONS = 2;
  private static final int BATCH = 5;

  private final VirtualTime time;
  private final Faults faults;
  private final VirtualTime.Signal sent;
  private final Duration poll;
  private final Runnable changed;
  private final Partition[] events = new Partition[PARTITIONS];
  private final List<Member> members = new ArrayList<>();

  /**
   * @param sent comes with each record
   * @param poll how long a member waits for a record before it asks again
   * @param changed is run when a position was committed
   */
  VirtualEvents(
      VirtualTime time, Faults faults, VirtualTime.Signal sent, Duration poll, Runnable changed) {
    this.time = time;
    this.faults = faults;
    this.sent = sent;
    this.poll = poll;
    this.changed = changed;
  }

  /** Makes an empty topic. */
  void make() {
    Arrays.setAll(events, i -> new Partition());
  }

  void append(ProducerRecord<String, byte[]> record) {
    events[Math.floorMod(record.key().hashCode(), PARTITIONS)].records.add(record);
  }

  /** The records after the committed positions. */
  Stream<ProducerRecord<String, byte[]>> unread() {
    return Arrays.stream(events)
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

  /** A member of the consumer group of the events. */
  private static final class Member {
    private final VirtualTime.Process process;

    /** Where the member reads on, by partition. */
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
    for (Partition partition : events) {
      partition.owner = members.isEmpty() ? null : members.get(time.random.nextInt(members.size()));
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
    for (Partition partition : events) {
      if (partition.owner == member) {
        int from = member.positions.computeIfAbsent(partition, p -> p.committed);
        int to = Math.min(partition.records.size(), from + 1 + time.random.nextInt(BATCH));
        partition
            .records
            .subList(from, to)
            .forEach(r -> batch.add(VirtualBroker.decoded(Log.EVENTS.reader(), r.value())));
        next.put(partition, to);
      }
    }
    if (batch.isEmpty()) {
      time.await(sent, poll);
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
      changed.run();
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
