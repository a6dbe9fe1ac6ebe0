package io.arbiter.delivery;

import io.arbiter.delivery.message.Undeliverable;
import io.arbiter.delivery.message.Work;
import io.arbiter.delivery.trace.Spans;
import io.arbiter.delivery.trace.TraceSpan;
import java.io.IOException;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Passes jobs to their handler, one after the other, and decides how each job is acknowledged. A
 * job that must be delivered again is sent as a new record before its old record is accepted. It
 * waits only as {@link Publisher.Sleep} says, so that a simulation can run it. For one thread.
 */
final class JobHandling {
  private static final Logger LOG = Logger.getLogger(JobHandling.class);

  /**
   * How many times the broker hands out a record of a job before the job is sent again as a new
   * record. After the broker's {@code group.share.delivery.count.limit}, 5 by default, the broker
   * would drop the record.
   */
  static final int MAX_DELIVERIES = 4;

  private final Publisher publisher;
  private final String topic;
  private final ShareLoop.Handler handler;
  private final Publisher.Sleep sleep;

  /** The pauses after jobs with {@link Disposition#RELEASE}. */
  private final LoopProgress.Pauses releasePauses = new LoopProgress.Pauses();

  JobHandling(Publisher publisher, String topic, ShareLoop.Handler handler, Publisher.Sleep sleep) {
    this.publisher = publisher;
    this.topic = topic;
    this.handler = handler;
    this.sleep = sleep;
  }

  /** Handles a job; returns how to acknowledge it. */
  AcknowledgeType handle(ConsumerRecord<String, byte[]> record) throws InterruptedException {
    try (TraceSpan span =
        Spans.process("process " + topic, topic, record.key(), Log.traceparent(record))) {
      return handle(record, span);
    }
  }

  private AcknowledgeType handle(ConsumerRecord<String, byte[]> record, TraceSpan span)
      throws InterruptedException {
    Delivery delivery = Delivery.of(record);
    span.note("arbiter.delivery", delivery.number());
    if (Delivery.count(record) >= MAX_DELIVERIES) {
      LOG.warnf(
          "job %s was handed out %d times without an answer", record.key(), delivery.losses());
      return sendAgain(record, delivery);
    }
    Disposition disposition = disposition(record, delivery);
    span.note("arbiter.disposition", disposition.name());
    if (disposition == Disposition.FAIL || disposition == Disposition.REJECT) {
      span.fail(disposition.name());
    }
    return switch (disposition) {
      case ACCEPT -> {
        releasePauses.reset();
        yield AcknowledgeType.ACCEPT;
      }
      case RELEASE -> {
        AcknowledgeType type = sendAgain(record, delivery);
        sleep.sleep(releasePauses.next());
        yield type;
      }
      case FAIL -> sendAgain(record, delivery.failed());
      case REJECT -> AcknowledgeType.REJECT;
    };
  }

  private AcknowledgeType sendAgain(ConsumerRecord<String, byte[]> record, Delivery delivery)
      throws InterruptedException {
    ProducerRecord<String, byte[]> again =
        new ProducerRecord<>(topic, record.key(), record.value());
    delivery.write(again.headers());
    publisher.deliver(again, true);
    return AcknowledgeType.ACCEPT;
  }

  private Disposition disposition(ConsumerRecord<String, byte[]> record, Delivery delivery)
      throws InterruptedException {
    try {
      return handler.handle(Work.read(record.value()), delivery);
    } catch (IOException e) {
      LOG.errorf(e, "job %s cannot be read and is put aside", record.key());
      publisher.deliver(Undeliverable.of(record, e));
      return Disposition.REJECT;
    } catch (RuntimeException e) {
      LOG.errorf(e, "job %s failed", record.key());
      return Disposition.FAIL;
    }
  }
}
