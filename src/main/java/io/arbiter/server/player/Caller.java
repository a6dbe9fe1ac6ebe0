package io.arbiter.server.player;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.security.Principal;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of the current request, from its token or its key. */
@RequestScoped
public class Caller {
  private final SecurityIdentity identity;

  Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The player of a request that has a key in place of a token. */
  public record KeyHolder(UUID id, String name) implements Principal {
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
      throw new ProblemException(
          ErrorCode.FORBIDDEN, "a key cannot do this; log in with name and password");
    }
    return requireId();
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
