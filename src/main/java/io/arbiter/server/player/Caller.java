package io.arbiter.server.player;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of the current request, from its token or its key. */
@RequestScoped
public class Caller {
  /** Why a key is refused where only a log-in may do something. */
  public static final String NO_KEY = "a key cannot do this; log in with name and password";

  private final SecurityIdentity identity;

  Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /**
   * The player of a request that has a key in place of a token.
   *
   * @param lacking why the key does not give a role that the player has, by role
   */
  public record KeyHolder(UUID id, String name, Map<String, String> lacking) implements Principal {
    @Override
    public String getName() {
      return name;
    }
  }

  /** The player's id; empty if the request has no token and no key. */
  public Optional<UUID> id() {
    return switch (identity.getPrincipal()) {
      case KeyHolder holder -> Optional.of(holder.id());
      case JsonWebToken token -> Optional.ofNullable(token.getSubject()).map(UUID::fromString);
      default -> Optional.empty();
    };
  }

  /** Whether the request has a key in place of a token. */
  boolean hasKey() {
    return identity.getPrincipal() instanceof KeyHolder;
  }

  /** The log-in to which the token belongs; empty without a token. */
  Optional<UUID> session() {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? token.claim(Sessions.CLAIM).map(Object::toString).map(UUID::fromString)
        : Optional.empty();
  }

  /**
   * The player's id. For what only a player who has logged in may do, so that a lost key cannot
   * take over the account.
   *
   * @throws ProblemException UNAUTHENTICATED if the request has neither token nor key, FORBIDDEN if
   *     it has a key
   */
  public UUID requireSession() {
    if (hasKey()) {
      throw new ProblemException(ErrorCode.FORBIDDEN, NO_KEY);
    }
    return requireId();
  }

  /** Why a caller without any of these roles is refused. */
  ProblemException refusal(List<String> roles) {
    Map<String, String> lacking =
        identity.getPrincipal() instanceof KeyHolder holder ? holder.lacking() : Map.of();
    return roles.stream()
        .map(role -> lacking.getOrDefault(role, ""))
        .filter(reason -> !reason.isEmpty())
        .findFirst()
        .map(reason -> new ProblemException(ErrorCode.FORBIDDEN, reason))
        .orElseGet(() -> ProblemReason.ROLE_MISSING.problem());
  }

  /**
   * Requires a role.
   *
   * @throws ProblemException FORBIDDEN without it
   */
  public void require(String role) {
    if (!is(role)) {
      throw refusal(List.of(role));
    }
  }

  /**
   * The player's id.
   *
   * @throws ProblemException UNAUTHENTICATED if the request has no token
   */
  public UUID requireId() {
    return viewer().requireId();
  }

  public Viewer viewer() {
    return new Viewer(id(), is(Role.ADMIN));
  }

  public boolean is(String role) {
    return identity.hasRole(role);
  }

  public String name() {
    return identity.getPrincipal().getName();
  }
}
