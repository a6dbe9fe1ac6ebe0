package io.arbiter;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** A database with all migrations for tests that run within Quarkus; no loop runs there. */
public final class DatabaseResource implements QuarkusTestResourceLifecycleManager {
  /** How Quarkus runs on any database without anything else of Arbiter. */
  public static final Map<String, String> SETTINGS =
      Map.of(
          "arbiter.roles", "none",
          "kafka.bootstrap.servers", "127.0.0.1:1",
          "quarkus.http.test-port", "0",
          "quarkus.flyway.migrate-at-start", "false",
          "quarkus.datasource.username", "postgres");

  @Override
  public Map<String, String> start() {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    // The entities are those of the schema, or Quarkus does not start.
    settings.put("quarkus.hibernate-orm.schema-management.strategy", "validate");
    settings.put("quarkus.datasource.jdbc.url", TestDatabase.migrated("latest").url());
    return settings;
  }

  @Override
  public void stop() {}
}
