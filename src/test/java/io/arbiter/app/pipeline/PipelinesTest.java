package io.arbiter.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arbiter.DatabaseResource;
import io.arbiter.TestBroker;
import io.arbiter.worker.judging.Sandboxes;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With a real database, a real broker and real children. */
@QuarkusTest
@WithTestResource(PipelinesTest.BothRoles.class)
class PipelinesTest {
  @Inject LoopWatch watch;
  @Inject Sandboxes sandboxes;

  @Test
  void everyLoopOfBothRolesStarts() throws InterruptedException {
    sandboxes.warm();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(watch.loops().keySet())
                    .contains(
                        "contest-clock",
                        "contest-feed",
                        "judge-0",
                        "judge-batch-0",
                        "live-feed",
                        "outbox-relay",
                        "rejudging-sweep",
                        "scorekeeper",
                        "standings-upkeep",
                        "stops",
                        "task-desk",
                        "task-results",
                        "test-sets",
                        "undeliverable",
                        "webhook-sender",
                        "workers"));
  }

  /** A process that is api and worker at the same time. */
  public static final class BothRoles implements QuarkusTestResourceLifecycleManager {
    private final DatabaseResource database = new DatabaseResource();
    private TestBroker broker;

    @Override
    public Map<String, String> start() {
      Map<String, String> settings = new HashMap<>(database.start());
      try {
        broker = TestBroker.start(Files.createTempDirectory("broker"));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      broker.awaitAnswer();
      settings.put("arbiter.roles", "api,worker");
      settings.put("kafka.bootstrap.servers", broker.address());
      return settings;
    }

    @Override
    public void stop() {
      broker.close();
    }
  }
}
