package io.arbiter.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WebhookQueueTest {
  @Test
  void pausesGrowUpToFourHours() {
    assertThat(IntStream.rangeClosed(1, 9).mapToObj(WebhookQueue::pause).map(Duration::toSeconds))
        .containsExactly(10L, 30L, 90L, 270L, 810L, 2430L, 7290L, 14_400L, 14_400L);
    assertThat(WebhookQueue.pause(1000)).isEqualTo(Duration.ofHours(4));
  }
}
