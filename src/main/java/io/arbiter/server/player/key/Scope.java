package io.arbiter.server.player.key;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.CallerCheck;
import io.arbiter.server.player.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a key may do. No scope gives more than the roles of its player. */
enum Scope {
  /** Read what the player may read. */
  @JsonProperty("read")
  READ(Role.PLAYER),

  /** Read, send and publish solutions, vote and comment. */
  @JsonProperty("submit")
  SUBMIT(Role.PLAYER),

  /** Do what an author may do, and what an organiser may do who is also an author. */
  @JsonProperty("author")
  AUTHOR(Role.AUTHOR),

  /** Do what an admin may do. */
  @JsonProperty("admin")
  ADMIN(Role.ADMIN);

  private final String role;

  Scope(String role) {
    this.role = role;
  }

  String role() {
    return role;
  }

  /** The name in the database. */
  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Scope of(String stored) {
    return valueOf(stored.toUpperCase(Locale.ROOT));
  }

  /**
   * Why a key does not give roles that its player has, by role.
   *
   * @param given what the key gives
   * @param owned the roles of its player
   */
  static Map<String, String> lacking(Set<String> given, Collection<String> owned) {
    return owned.stream()
        .filter(role -> !given.contains(role))
        .collect(Collectors.toMap(Function.identity(), Scope::reason));
  }

  private static String reason(String role) {
    return Arrays.stream(values())
        .filter(scope -> scope != READ && scope.role.equals(role))
        .map(scope -> "this key lacks the scope " + scope.stored())
        .findFirst()
        .orElse(Caller.NO_KEY);
  }

  /**
   * The roles of a request with a key. Each key may read as a player.
   *
   * @param scopes of the key
   * @param owned the roles of its player
   * @param method the HTTP method of the request
   */
  static Set<String> roles(Collection<Scope> scopes, Collection<String> owned, String method) {
    boolean safe = CallerCheck.isReading(method);
    Set<String> roles =
        scopes.stream()
            .filter(scope -> safe || scope != READ)
            .map(Scope::role)
            .collect(Collectors.toSet());
    if (roles.contains(Role.AUTHOR)) {
      roles.add(Role.ORGANISER);
    }
    if (safe) {
      roles.add(Role.PLAYER);
    }
    roles.retainAll(owned);
    return roles;
  }
}
