package io.arbiter.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arbiter.sandbox.ConfinementMode;
import io.arbiter.sandbox.Sandbox;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxesTest {
  /** The default settings, with a folder of libraries that can change. */
  private static final class MovedChildren implements ChildSettings {
    private final ChildSettings defaults;
    private Path childPath;

    private MovedChildren(ChildSettings defaults) {
      this.defaults = defaults;
      this.childPath = defaults.childPath();
    }

    @Override
    public Path childPath() {
      return childPath;
    }

    @Override
    public Path home() {
      return defaults.home();
    }

    @Override
    public OptionalInt reuse() {
      return defaults.reuse();
    }

    @Override
    public ConfinementMode confinement() {
      return defaults.confinement();
    }
  }

  private static SmallRyeConfig config() {
    return new SmallRyeConfigBuilder()
        .withMapping(WorkerSettings.class)
        .withMapping(ChildSettings.class)
        .withDefaultValue("arbiter.worker.slots", "1")
        .withConverter(Duration.class, 300, new DurationConverter())
        .build();
  }

  @Test
  void aBatchChildThatDoesNotStartIsCountedAndReported(@TempDir Path folder) {
    SmallRyeConfig config = config();
    var children = new MovedChildren(config.getConfigMapping(ChildSettings.class));
    var settings = config.getConfigMapping(WorkerSettings.class);
    try (Sandboxes sandboxes = new Sandboxes(settings, children)) {
      Sandbox players = sandboxes.players();
      assertThat(sandboxes.trouble()).isNull();
      children.childPath = folder.resolve("missing");
      assertThat(sandboxes.players(Lane.BATCH)).isSameAs(players);
      await().untilAsserted(() -> assertThat(sandboxes.trouble()).contains("missing"));
      assertThat(sandboxes.failures()).isPositive();
    }
  }
}
