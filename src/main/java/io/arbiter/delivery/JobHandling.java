package io.arbiter.delivery;

import io.arbiter.delivery.broker.Pauses;
import io.arbiter.delivery.message.Undeliverable;
import io.arbiter.delivery.message.Work;
import io.arbiter.delivery.trace.Spans;
import io.arbiter.delivery.trace.TraceSpan;
import java.io.IOException;
import java.time.Duration;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Passes jobs to their handler, one after the other, and decides how each job is acknowledged. A
 * job that must be delivered again is sent as a new record before its old record is accepted. It
 * waits only as {@link Sleep} says, so that a simulation can run it. For one thread.
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
  private final String spanName;
  private final ShareLoop.Handler handler;
  private final Sleep sleep;

  /** The pauses after jobs with {@link Disposition#RELEASE}. */
  private final Pauses releasePauses = new Pauses();

  JobHandling(Publisher publisher, String topic, ShareLoop.Handler handler, Sleep sleep) {
    this.publisher = publisher;
    this.topic = topic;
    this.spanName = "process " + topic;
    this.handler = handler;
    this.sleep = sleep;
  }

  /** Handles a job; returns how to acknowledge it. */
  AcknowledgeType handle(ConsumerRecord<String, byte[]> record) throws InterruptedException {
    try (TraceSpan span = Spans.process(spanName, topic, record.key(), TraceHeader.of(record))) {
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
        Duration pause = releasePauses.next();
        sleep.sleep(pause);
        yield type;
      }
      case FAIL -> sendAgain(record, delivery.failed());
      case REJECT -> AcknowledgeType.REJECT;
    };
  }

  private AcknowledgeType sendAgain(ConsumerRecord<String, byte[]> record, Delivery delivery)
      throws InterruptedException {
    publisher.deliver(topic, record.key(), record.value(), delivery);
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
