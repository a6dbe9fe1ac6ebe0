package io.arbiter.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.Thorough;
import io.arbiter.delivery.Broker;
import io.arbiter.delivery.DeliverySettings;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real broker that wants a log-in. */
class BrokerLogInTest {
  private static final String MODULE =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=";

  @TempDir private Path folder;

  private static Broker broker(EmbeddedKafka kafka, String password) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(DeliverySettings.class)
            .withDefaultValue("kafka.bootstrap.servers", kafka.bootstrapServers())
            .withDefaultValue("kafka.security.protocol", "SASL_PLAINTEXT")
            .withDefaultValue("kafka.sasl.mechanism", "PLAIN")
            .withDefaultValue(
                "kafka.sasl.jaas.config", MODULE + "\"arbiter\" password=\"" + password + "\";")
            .build();
    return new Broker(config.getConfigMapping(DeliverySettings.class), config);
  }

  @Test
  @Thorough("a broker of its own, for settings that few operators need")
  void theSettingsOfKafkasClientsReachABrokerThatWantsALogIn() throws Exception {
    Map<String, String> secured =
        Map.of(
            "listener.security.protocol.map",
            "BROKER:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
            "sasl.enabled.mechanisms",
            "PLAIN",
            "sasl.mechanism.inter.broker.protocol",
            "PLAIN",
            "listener.name.broker.plain.sasl.jaas.config",
            MODULE + "\"broker\" password=\"own\" user_broker=\"own\" user_arbiter=\"right\";");
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0, 0, secured)) {
      Broker broker = broker(kafka, "right");
      Broker stranger = broker(kafka, "wrong");
      try {
        broker.prepared().get(60, TimeUnit.SECONDS);
        assertThat(broker.answers()).isTrue();
        assertThat(stranger.answers()).isFalse();
        assertThat(stranger.prepared()).isNotDone();
      } finally {
        stranger.close();
        broker.close();
      }
    }
  }
}
