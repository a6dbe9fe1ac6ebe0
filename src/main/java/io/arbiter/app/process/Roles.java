package io.arbiter.app.process;

import java.util.Set;

/**
 * The roles of this process, which decide which loops run: {@link ProcessSettings#roles}. With
 * {@code none}, for commands and tests, no loop runs, but the process has a database.
 */
public record Roles(boolean api, boolean worker) {
  /** Reads the roles from the configuration. */
  public static Roles configured() {
    Set<String> names = EarlySettings.of(ProcessSettings.class).roles();
    if (!names.equals(Set.of("none"))
        && (names.isEmpty() || !Set.of("api", "worker").containsAll(names))) {
      throw new IllegalArgumentException("arbiter.roles: api, worker or both, not " + names);
    }
    return new Roles(names.contains("api"), names.contains("worker"));
  }

  /** Whether no loop runs. */
  public boolean none() {
    return !api && !worker;
  }
}
