package io.arbiter.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class PublisherTest {
  private final AtomicInteger sent = new AtomicInteger();

  /** A broker that answers the first attempt with a failure. */
  private Publisher failing(RuntimeException failure) {
    return MemoryPublisher.with(
        new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
          @Override
          public synchronized Future<RecordMetadata> send(
              ProducerRecord<String, byte[]> record, Callback callback) {
            if (sent.getAndIncrement() > 0) {
              return super.send(record, callback);
            }
            callback.onCompletion(null, failure);
            return CompletableFuture.failedFuture(failure);
          }
        });
  }

  @Test
  void aRecordThatMayStillBeTakenIsSentAgain() throws Exception {
    failing(new TimeoutException()).deliver("topic", "key", "value".getBytes(UTF_8));
    assertThat(sent).hasValue(2);
  }

  @Test
  void aRecordThatIsTooLargeIsNotSentForEver() {
    Publisher publisher = failing(new RecordTooLargeException());
    assertThatThrownBy(() -> publisher.deliver("topic", "key", "value".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasCauseInstanceOf(RecordTooLargeException.class);
    assertThat(sent).hasValue(1);
  }
}
