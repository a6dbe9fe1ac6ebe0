package io.arbiter.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WebhookClientTest {
  /**
   * The value is that of another program: {@code printf '1700000000.{"event":"ping"}' | openssl
   * dgst -sha256 -hmac whsec_test}.
   */
  @Test
  void theSignatureIsThatOfTheTimeADotAndTheBody() {
    assertThat(
            WebhookClient.signature(
                "whsec_test",
                Instant.ofEpochSecond(1_700_000_000, 999),
                "{\"event\":\"ping\"}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(
            "t=1700000000,v1=aa8efe37b751e71157c508c5ac4acb1e9fe5225db98355dfc00f4b680afbc447");
  }

  @Test
  void anotherTimeBodyOrSecretGivesAnotherSignature() {
    Instant at = Instant.ofEpochSecond(1);
    String one = WebhookClient.signature("a", at, new byte[] {1}).split(",", -1)[1];
    assertThat(WebhookClient.signature("b", at, new byte[] {1})).doesNotEndWith(one);
    assertThat(WebhookClient.signature("a", at.plusSeconds(1), new byte[] {1})).doesNotEndWith(one);
    assertThat(WebhookClient.signature("a", at, new byte[] {2})).doesNotEndWith(one);
    assertThat(WebhookClient.signature("a", at, new byte[] {1})).endsWith(one);
  }

  @Test
  void pausesGrowUpToFourHours() {
    assertThat(IntStream.rangeClosed(1, 9).mapToObj(WebhookQueue::pause).map(Duration::toSeconds))
        .containsExactly(10L, 30L, 90L, 270L, 810L, 2430L, 7290L, 14_400L, 14_400L);
    assertThat(WebhookQueue.pause(1000)).isEqualTo(Duration.ofHours(4));
  }
}
