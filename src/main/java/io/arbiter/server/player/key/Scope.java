package io.arbiter.server.player.key;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.arbiter.server.player.Role;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** What a key may do. No scope gives more than the roles of its player. */
enum Scope {
  /** Read what the player may read. */
  @JsonProperty("read")
  READ(Role.PLAYER, true),

  /** Read, send and publish solutions, vote and comment. */
  @JsonProperty("submit")
  SUBMIT(Role.PLAYER, false),

  /** Do what an author may do. */
  @JsonProperty("author")
  AUTHOR(Role.AUTHOR, false),

  /** Do what an admin may do. */
  @JsonProperty("admin")
  ADMIN(Role.ADMIN, false);

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final String role;
  private final boolean readsOnly;

  Scope(String role, boolean readsOnly) {
    this.role = role;
    this.readsOnly = readsOnly;
  }

  /** Whether requests with an HTTP method only read. */
  static boolean isReading(String method) {
    return READING.contains(method);
  }

  /** The role that a player needs for this scope. */
  String role() {
    return role;
  }

  /**
   * The roles of a request with a key. Each key may read as a player.
   *
   * @param scopes of the key
   * @param owned the roles of its player
   * @param method the HTTP method of the request
   */
  static Set<String> roles(Collection<Scope> scopes, Collection<String> owned, String method) {
    boolean safe = isReading(method);
    Set<String> roles =
        scopes.stream()
            .filter(scope -> safe || !scope.readsOnly)
            .map(Scope::role)
            .collect(Collectors.toSet());
    if (safe) {
      roles.add(Role.PLAYER);
    }
    roles.retainAll(owned);
    return roles;
  }
}
