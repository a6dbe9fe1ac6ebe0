package io.arbiter.server.admin;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.player.Player;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Role;
import io.arbiter.server.player.Sessions;
import io.arbiter.server.player.Suspension;
import io.arbiter.server.player.audit.AdminAction;
import io.arbiter.server.player.audit.AuditLog;
import io.arbiter.server.submission.PlayerQuota;
import io.arbiter.server.submission.PlayerQuotas;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lists and changes players. Each change and its entry in the log are one transaction. Thread-safe.
 */
@ApplicationScoped
@Transactional
class ManagedPlayers {
  private final PlayerStore players;
  private final PlayerQuotas quotas;
  private final AdminQueries queries;
  private final Sessions sessions;
  private final AuditLog audit;

  ManagedPlayers(
      PlayerStore players,
      PlayerQuotas quotas,
      AdminQueries queries,
      Sessions sessions,
      AuditLog audit) {
    this.players = players;
    this.quotas = quotas;
    this.queries = queries;
    this.sessions = sessions;
    this.audit = audit;
  }

  /**
   * A page of players in the order of their names.
   *
   * @param first letters of the names, in any case; empty for all players
   */
  Page<ListedPlayer> page(String first, PageRequest page) {
    String letters = first.toLowerCase(Locale.ROOT);
    String after = Cursor.decode(page.after, key -> key.getFirst()).orElse(null);
    // In ASCII, ~ comes after all letters, and names have no others.
    List<ListedPlayer> found = queries.players(letters, letters + '~', after, page.limit() + 1);
    return Page.of(found, page.limit(), player -> List.of(player.name().toLowerCase(Locale.ROOT)));
  }

  /**
   * Replaces a player's roles. If one is taken away, the player's log-ins end: their tokens have
   * it.
   */
  Player setRoles(String name, List<String> roles, UUID admin) {
    if (!roles.contains(Role.ADMIN)) {
      players.requireAnotherAdmin(name);
    }
    Player before = lock(name);
    Player after = players.setRoles(before.id(), roles);
    if (!roles.containsAll(before.roles())) {
      sessions.endAllOf(before.id());
    }
    audit.add(admin, new AdminAction.RolesSet(before.id(), before.roles(), roles));
    return after;
  }

  /** Suspends a player, or changes the suspension. */
  ListedPlayer suspend(String name, Suspension suspension, UUID admin) {
    Player player = lock(name);
    if (player.roles().contains(Role.ADMIN)) {
      throw new ProblemException(
          ErrorCode.CONFLICT, name + " is an admin: take the role away first");
    }
    players.suspend(player.id(), suspension);
    audit.add(
        admin, new AdminAction.Suspended(player.id(), suspension.reason(), suspension.until()));
    return show(player);
  }

  /** Lifts a suspension. Changes nothing if the player is not suspended. */
  ListedPlayer liftSuspension(String name, UUID admin) {
    Player player = lock(name);
    if (show(player).suspension() != null) {
      audit.add(admin, new AdminAction.SuspensionLifted(player.id()));
    }
    players.suspend(player.id(), null);
    return show(player);
  }

  /**
   * Sets what a player may send.
   *
   * @param quota null to let the settings hold again
   */
  ListedPlayer setQuota(String name, @Nullable PlayerQuota quota, UUID admin) {
    Player player = lock(name);
    if (quota != null) {
      quotas.set(player.id(), quota);
      audit.add(
          admin,
          new AdminAction.QuotaSet(
              player.id(), quota.inFlight(), quota.perMinute(), quota.perDay()));
    } else if (quotas.find(player.id()).isPresent()) {
      quotas.remove(player.id());
      audit.add(admin, new AdminAction.QuotaRemoved(player.id()));
    }
    return show(player);
  }

  private Player lock(String name) {
    return players.lock(name).orElseThrow(() -> ProblemReason.NO_PLAYER.problem(name));
  }

  private ListedPlayer show(Player player) {
    return ListedPlayer.of(players.account(player.id()), quotas.find(player.id()).orElse(null));
  }
}
