package io.arbiter.app;

import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Which loops run in this process: {@code arbiter.roles}, both by default. With {@code none}, for
 * commands and tests, no loop runs, and the database is there.
 */
record Roles(boolean api, boolean worker) {
  /** As configured. */
  static Roles configured() {
    Config config = ConfigProvider.getConfig();
    Set<String> names =
        Set.copyOf(
            config
                .getOptionalValues("arbiter.roles", String.class)
                .orElse(List.of("api", "worker")));
    if (!names.equals(Set.of("none"))
        && (names.isEmpty() || !Set.of("api", "worker").containsAll(names))) {
      throw new IllegalArgumentException("arbiter.roles: api, worker or both, not " + names);
    }
    return new Roles(names.contains("api"), names.contains("worker"));
  }

  /** Whether no loop runs. */
  boolean none() {
    return !api && !worker;
  }
}
