package io.arbiter.worker;

import io.arbiter.delivery.DeliverySettings;
import io.arbiter.worker.judging.ChildSettings;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.judging.WorkerSettings;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;

/** The settings of a worker, read as Quarkus reads them. */
public final class TestSettings {
  private TestSettings() {}

  /** The sandboxes of a worker with default settings, on the files that the build has prepared. */
  public static Sandboxes openSandboxes() {
    SmallRyeConfig config = in(Path.of("target/sandbox-home"));
    return new Sandboxes(
        config.getConfigMapping(WorkerSettings.class),
        config.getConfigMapping(ChildSettings.class));
  }

  static SmallRyeConfig in(Path home) {
    return new SmallRyeConfigBuilder()
        .withMapping(WorkerSettings.class)
        .withMapping(ChildSettings.class)
        .withMapping(DeliverySettings.class)
        .withDefaultValue("arbiter.sandbox.home", home.toString())
        .withConverter(Duration.class, 300, new DurationConverter())
        .build();
  }
}
