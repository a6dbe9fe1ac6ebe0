package io.arbiter.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.delivery.DeliverySettings;
import io.arbiter.sandbox.ConfinementMode;
import io.arbiter.worker.judging.ChildSettings;
import io.arbiter.worker.judging.WorkerSettings;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void defaultsArePinned() {
    SmallRyeConfig config = TestSettings.in(Path.of("home"));
    WorkerSettings worker = config.getConfigMapping(WorkerSettings.class);
    assertThat(worker.slots()).isEmpty();
    assertThat(worker.name()).isEmpty();
    ChildSettings children = config.getConfigMapping(ChildSettings.class);
    assertThat(children.childPath()).isEqualTo(Path.of("target/child"));
    assertThat(children.reuse()).isEmpty();
    assertThat(children.confinement()).isEqualTo(ConfinementMode.REQUIRED);
    DeliverySettings delivery = config.getConfigMapping(DeliverySettings.class);
    assertThat(delivery.lanePartitions()).isEqualTo(1);
    assertThat(delivery.replication()).isEmpty();
    assertThat(delivery.lock()).isEqualTo(Duration.ofSeconds(15));
    assertThat(delivery.session()).isEqualTo(Duration.ofSeconds(6));
  }
}
