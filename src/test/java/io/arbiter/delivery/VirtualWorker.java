package io.arbiter.delivery;

import io.arbiter.simulation.Planted;
import io.arbiter.simulation.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The share loops of a process in a simulation: the threads of {@link ShareLoop}, around the same
 * decisions.
 */
public final class VirtualWorker {
  private final VirtualTime time;
  private final VirtualBroker broker;
  private final Unconfirmed unconfirmed;
  private final VirtualTime.Process process;
  private final Publisher publisher;
  private final Planted planted;

  public VirtualWorker(
      VirtualTime time,
      VirtualBroker broker,
      VirtualTime.Process process,
      Publisher publisher,
      Planted planted) {
    this.time = time;
    this.broker = broker;
    this.unconfirmed = new Unconfirmed(broker::topicsMade);
    this.process = process;
    this.publisher = publisher;
    this.planted = planted;
  }

  /** Starts a share loop. */
  public void start(String name, String topic, ShareLoop.Handler handler) {
    var handling = new JobHandling(publisher, topic, handler, time::sleep);
    LoopProgress progress = new LoopProgress();
    var taker =
        new JobTaker(
            unconfirmed,
            broker.lock(),
            progress,
            () -> false,
            record -> begin(name, handling, record));
    time.start(process, name, () -> run(name, topic, taker, progress));
  }

  private void run(String name, String topic, JobTaker taker, LoopProgress progress) {
    try {
      while (true) {
        long topics = broker.topicsMade();
        VirtualBroker.VirtualSession session = broker.session(topic);
        try {
          JobTaker.Session used =
              planted == Planted.ACKNOWLEDGES_FIRST ? new Hasty(session) : session;
          while (true) {
            taker.takeOne(used, topics);
          }
        } catch (SessionLost | RuntimeException e) {
          session.close();
          Duration pause = progress.restart(name, e);
          taker.awaitUnfinished();
          time.sleep(pause);
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private JobTaker.Begun begin(
      String name, JobHandling handling, ConsumerRecord<String, byte[]> record) {
    VirtualTime.Signal end = new VirtualTime.Signal();
    List<AcknowledgeType> outcome = new ArrayList<>();
    time.start(
        process,
        name + " job",
        () -> {
          try {
            outcome.add(handling.handle(record));
          } catch (InterruptedException | RuntimeException e) {
            outcome.add(AcknowledgeType.RELEASE);
          }
          time.signal(end);
        });
    return atMost -> {
      if (outcome.isEmpty()) {
        time.await(end, atMost);
      }
      return outcome.isEmpty() ? null : outcome.getFirst();
    };
  }

  /** The planted bug: a session that acknowledges each job when it takes the job. */
  private record Hasty(JobTaker.Session session) implements JobTaker.Session {
    @Override
    public @Nullable ConsumerRecord<String, byte[]> take() throws SessionLost {
      ConsumerRecord<String, byte[]> record = session.take();
      if (record != null) {
        session.acknowledge(record, AcknowledgeType.ACCEPT, Duration.ZERO);
      }
      return record;
    }

    @Override
    public void renew(ConsumerRecord<String, byte[]> record, Duration patience) {}

    @Override
    public void acknowledge(
        ConsumerRecord<String, byte[]> record, AcknowledgeType type, Duration patience) {}
  }
}
