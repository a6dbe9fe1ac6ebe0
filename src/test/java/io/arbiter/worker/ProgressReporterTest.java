package io.arbiter.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.Limits;
import io.arbiter.delivery.Log;
import io.arbiter.delivery.MemoryPublisher;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.JudgingEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Which events come again when the broker has not confirmed them. */
class ProgressReporterTest {
  /** The broker confirms each record, except those whose numbers the test names. */
  private static final class Unsure extends MockProducer<String, byte[]> {
    private final List<Integer> failing;

    private Unsure(Integer... failing) {
      super(false, null, new StringSerializer(), new ByteArraySerializer());
      this.failing = List.of(failing);
    }

    @Override
    public synchronized Future<RecordMetadata> send(
        ProducerRecord<String, byte[]> record, Callback callback) {
      Future<RecordMetadata> sent = super.send(record, callback);
      if (failing.contains(history().size())) {
        errorNext(new TimeoutException("not confirmed"));
      } else {
        completeNext();
      }
      return sent;
    }

    private List<JudgingEvent> events() throws IOException {
      List<JudgingEvent> events = new ArrayList<>();
      for (ProducerRecord<String, byte[]> record : history()) {
        events.add(Log.EVENTS.reader().read(record.value()));
      }
      return events;
    }
  }

  private static final UUID ID = UUID.randomUUID();
  private static final JudgingEvent STARTED = new JudgingEvent.Started(ID, 2, "here");
  private static final JudgingEvent FIRST = new JudgingEvent.Output(ID, 2, "first");
  private static final JudgingEvent SECOND = new JudgingEvent.Output(ID, 2, "second");

  private static final Job JOB =
      new Job.Scratch(new Job.Origin(ID, 2, Instant.EPOCH), "", Limits.DEFAULT, "");

  private static List<JudgingEvent> sent(Unsure producer) throws Exception {
    ProgressReporter reporter =
        new ProgressReporter(MemoryPublisher.with(producer), new StoppedRuns(), JOB, 1);
    reporter.started("here");
    reporter.printed("first");
    reporter.printed("second");
    reporter.repeatIfLost();
    return producer.events();
  }

  /** A lost piece of output comes again from the start; what is lost again, in its place. */
  @Test
  void whatTheBrokerHasNotConfirmedIsRepeated() throws Exception {
    assertThat(sent(new Unsure())).containsExactly(STARTED, FIRST, SECOND);
    assertThat(sent(new Unsure(2))).containsExactly(STARTED, FIRST, SECOND, STARTED, FIRST, SECOND);
    assertThat(sent(new Unsure(1, 5)))
        .containsExactly(STARTED, FIRST, SECOND, STARTED, FIRST, FIRST, SECOND);
  }

  @Test
  void ofARejudgingNothingIsReported() throws Exception {
    Unsure producer = new Unsure();
    Job rejudging =
        new Job.Rejudgement(
            JOB.origin(),
            new Job.Target("a-puzzle", 1, "hash"),
            "",
            Limits.DEFAULT,
            UUID.randomUUID());
    ProgressReporter reporter =
        new ProgressReporter(MemoryPublisher.with(producer), new StoppedRuns(), rejudging, 1);
    reporter.started("here");
    reporter.printed("text");
    reporter.childEnded();
    reporter.repeatIfLost();
    assertThat(producer.history()).isEmpty();
  }
}
