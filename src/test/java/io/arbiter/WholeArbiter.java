package io.arbiter;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A database and a broker, for a test that runs both roles in its own process. */
public final class WholeArbiter implements QuarkusTestResourceLifecycleManager {
  private TestBroker broker;

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "whole-");
      broker = TestBroker.start(folder);
      broker.awaitAnswer();
      Map<String, String> settings = new HashMap<>(DatabaseResource.SETTINGS);
      settings.put("arbiter.roles", "api,worker");
      settings.put("arbiter.data", folder.toString());
      settings.put("arbiter.worker.slots", "1");
      settings.put("kafka.bootstrap.servers", broker.address());
      settings.put("quarkus.datasource.jdbc.url", TestDatabase.migrated("latest").url());
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (broker != null) {
      broker.close();
    }
  }
}
