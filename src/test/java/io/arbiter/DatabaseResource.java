package io.arbiter;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** A database with all migrations, for tests that run in Quarkus without loops. */
public final class DatabaseResource implements QuarkusTestResourceLifecycleManager {
  /** The settings for Quarkus with a database, but without Arbiter's broker and loops. */
  public static final Map<String, String> SETTINGS =
      Map.of(
          "arbiter.roles", "none",
          "kafka.bootstrap.servers", "127.0.0.1:1",
          "quarkus.http.test-port", "0",
          "quarkus.management.test-port", "0",
          "quarkus.flyway.migrate-at-start", "false",
          "quarkus.datasource.username", "postgres");

  @Override
  public Map<String, String> start() {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    // Quarkus does not start if an entity differs from the schema.
    settings.put("quarkus.hibernate-orm.schema-management.strategy", "validate");
    settings.put("smallrye.jwt.sign.key.location", "tokens.jwk");
    settings.put("smallrye.jwt.verify.key.location", "tokens.jwk");
    // In place of the key that Quarkus makes for tests.
    settings.put("mp.jwt.verify.publickey", "NONE");
    settings.put("quarkus.datasource.jdbc.url", TestDatabase.migrated().url());
    return settings;
  }

  @Override
  public void stop() {}
}
