package io.arbiter.player;

import io.arbiter.problem.ErrorCode;
import io.arbiter.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who makes the current request, as the token says. */
@RequestScoped
public class Caller {
  private final JsonWebToken token;

  public Caller(JsonWebToken token) {
    this.token = token;
  }

  /** The player's id, or nothing when the request has no token. */
  public Optional<UUID> id() {
    return Optional.ofNullable(token.getSubject()).map(UUID::fromString);
  }

  /**
   * The player's id.
   *
   * @throws ProblemException UNAUTHENTICATED when the request has no token
   */
  public UUID requireId() {
    return id().orElseThrow(
            () -> new ProblemException(ErrorCode.UNAUTHENTICATED, "this needs a token"));
  }

  public boolean is(String role) {
    return token.getGroups() != null && token.getGroups().contains(role);
  }

  public String name() {
    return token.getName();
  }
}
