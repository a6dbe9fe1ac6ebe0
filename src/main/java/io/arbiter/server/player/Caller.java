package io.arbiter.server.player;

import io.arbiter.core.problem.ProblemException;
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
    return viewer().requireId();
  }

  /** The caller, as far as it matters to what is shown. */
  public Viewer viewer() {
    return new Viewer(id(), is(Role.ADMIN));
  }

  public boolean is(String role) {
    return token.getGroups() != null && token.getGroups().contains(role);
  }

  public String name() {
    return token.getName();
  }
}
