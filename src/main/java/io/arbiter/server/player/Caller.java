package io.arbiter.server.player;

import io.arbiter.core.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of the current request, from its token. */
@RequestScoped
public class Caller {
  private final JsonWebToken token;

  public Caller(JsonWebToken token) {
    this.token = token;
  }

  /** The player's id; empty if the request has no token. */
  public Optional<UUID> id() {
    return Optional.ofNullable(token.getSubject()).map(UUID::fromString);
  }

  /**
   * The player's id.
   *
   * @throws ProblemException UNAUTHENTICATED if the request has no token
   */
  public UUID requireId() {
    return viewer().requireId();
  }

  /** The caller as a viewer. */
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
