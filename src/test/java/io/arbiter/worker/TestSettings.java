package io.arbiter.worker;

import io.arbiter.delivery.DeliverySettings;
import io.arbiter.worker.judging.ChildSettings;
import io.arbiter.worker.judging.WorkerSettings;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;

/** The settings of a worker, read as Quarkus reads them. */
public final class TestSettings {
  private TestSettings() {}

  public static SmallRyeConfig with(String property, Object value) {
    return builder(Path.of("target/sandbox-home"))
        .withDefaultValue(property, value.toString())
        .build();
  }

  static SmallRyeConfig in(Path home) {
    return builder(home).build();
  }

  private static SmallRyeConfigBuilder builder(Path home) {
    return new SmallRyeConfigBuilder()
        .withMapping(WorkerSettings.class)
        .withMapping(ChildSettings.class)
        .withMapping(DeliverySettings.class)
        .withDefaultValue("arbiter.sandbox.home", home.toString())
        .withConverter(Duration.class, 300, new DurationConverter());
  }
}
