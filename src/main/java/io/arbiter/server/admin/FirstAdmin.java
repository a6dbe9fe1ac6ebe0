package io.arbiter.server.admin;

import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Creates the configured admin if there is no admin yet. */
@ApplicationScoped
public class FirstAdmin {
  private static final Logger LOG = Logger.getLogger(FirstAdmin.class);

  private final PlayerStore players;
  private final AdminSettings settings;

  public FirstAdmin(PlayerStore players, AdminSettings settings) {
    this.players = players;
    this.settings = settings;
  }

  /** Does nothing if there is an admin. Without a configured password, only logs a warning. */
  public void ensure() {
    if (players.anyAdmin()) {
      return;
    }
    settings
        .password()
        .ifPresentOrElse(
            this::add, () -> LOG.warn("there is no admin: set ARBITER_ADMIN_PASSWORD to make one"));
  }

  private void add(String password) {
    try {
      players.add(settings.name(), password, List.of(Role.PLAYER, Role.AUTHOR, Role.ADMIN));
      LOG.infof("the admin's name is %s", settings.name());
    } catch (ProblemException e) {
      // Another process that starts at this moment may have added the admin.
      if (players.anyAdmin()) {
        return;
      }
      LOG.errorf("there is no admin: %s; set ARBITER_ADMIN_NAME to another", e.detail());
    }
  }
}
