package io.arbiter.server.player;

import io.arbiter.core.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes the configured admin when there is none yet. */
@ApplicationScoped
public class FirstAdmin {
  private static final Logger LOG = Logger.getLogger(FirstAdmin.class);

  private final PlayerStore players;
  private final String name;
  private final Optional<String> password;

  public FirstAdmin(
      PlayerStore players,
      @ConfigProperty(name = "arbiter.admin.name", defaultValue = "admin") String name,
      @ConfigProperty(name = "arbiter.admin.password") Optional<String> password) {
    this.players = players;
    this.name = name;
    this.password = password;
  }

  /** Does nothing when there is an admin, or no password for one. */
  public void ensure() {
    if (players.anyAdmin()) {
      return;
    }
    if (password.isEmpty()) {
      LOG.warn("there is no admin: set ARBITER_ADMIN_PASSWORD to make one");
      return;
    }
    try {
      players.add(name, password.get(), List.of(Role.PLAYER, Role.AUTHOR, Role.ADMIN));
      LOG.infof("the admin's name is %s", name);
    } catch (ProblemException e) {
      LOG.errorf("there is no admin: %s; set ARBITER_ADMIN_NAME to another", e.detail());
    }
  }
}
