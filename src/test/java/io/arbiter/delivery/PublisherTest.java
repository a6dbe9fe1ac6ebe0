package io.arbiter.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class PublisherTest {
  private static MockProducer<String, byte[]> deliver(RuntimeException failure) throws Exception {
    var producer = MemoryPublisher.failing(2, failure);
    MemoryPublisher.with(producer).deliver("topic", "key", new byte[] {1});
    return producer;
  }

  @Test
  void aRecordThatMayStillBeTakenIsSentAgain() throws Exception {
    assertThat(deliver(new TimeoutException()).history()).hasSize(1);
  }

  @Test
  void aRecordThatIsTooLargeIsNotSentForEver() {
    assertThatThrownBy(() -> deliver(new RecordTooLargeException()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasCauseInstanceOf(RecordTooLargeException.class);
  }
}
