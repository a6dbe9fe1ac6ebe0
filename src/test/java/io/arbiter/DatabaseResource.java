package io.arbiter;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A database with all migrations for tests that run within Quarkus; no loop runs there. */
public final class DatabaseResource implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return Map.of(
        "arbiter.roles", "none",
        "kafka.bootstrap.servers", "127.0.0.1:1",
        "quarkus.http.test-port", "0",
        "quarkus.flyway.migrate-at-start", "false",
        "quarkus.datasource.username", "postgres",
        "quarkus.datasource.jdbc.url", TestDatabase.migrated("latest").url());
  }

  @Override
  public void stop() {}
}
