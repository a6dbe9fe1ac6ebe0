package io.arbiter.app;

import java.util.Set;

/**
 * Which loops run in this process: {@link ProcessSettings#roles}. With {@code none}, for commands
 * and tests, no loop runs, and the database is there.
 */
record Roles(boolean api, boolean worker) {
  /** As configured. */
  static Roles configured() {
    Set<String> names = EarlySettings.of(ProcessSettings.class).roles();
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
