package io.arbiter.delivery;

import io.arbiter.delivery.trace.TraceParent;
import io.arbiter.delivery.trace.TraceSpan;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** The header of a record that says to which trace the record belongs. */
final class TraceHeader {
  private TraceHeader() {}

  /** Null for a record that belongs to no trace. */
  static @Nullable String of(ConsumerRecord<?, ?> record) {
    Header header = record.headers().lastHeader(TraceParent.NAME);
    return header == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
  }

  static void write(TraceSpan span, ProducerRecord<?, ?> record) {
    String text = span.text();
    if (text != null) {
      record.headers().add(TraceParent.NAME, text.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
