package io.arbiter.server.contest;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.player.Player;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.player.audit.AdminAction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Who is invited to contests. Thread-safe. */
@ApplicationScoped
@Transactional
class Invitations {
  private final Contests contests;
  private final ContestQueries queries;
  private final Registrations registrations;
  private final PlayerStore players;

  Invitations(
      Contests contests, ContestQueries queries, Registrations registrations, PlayerStore players) {
    this.contests = contests;
    this.queries = queries;
    this.registrations = registrations;
    this.players = players;
  }

  record Invited(String player, boolean registered) {}

  /** By name. */
  Page<Invited> page(UUID id, PageRequest request, Viewer viewer) {
    contests.requireManaged(id, viewer);
    String after = Cursor.decode(request.after, List::getFirst).orElse("");
    return Page.of(
        queries.invited(id, after, request.limit() + 1),
        request.limit(),
        invited -> List.of(invited.player()));
  }

  /** Invites all of these players, or none if a name is unknown. */
  void add(UUID id, List<String> names, Viewer viewer) {
    Collection<UUID> invited = registrations.named("players", names).values();
    contests.lockManaged(id, viewer, AdminAction.Kind.CONTEST_CHANGED);
    contests.update(id, contest -> contest.invited.addAll(invited));
  }

  /** Takes an invitation back. A player who has registered already stays registered. */
  void remove(UUID id, String name, Viewer viewer) {
    Player player = players.find(name).orElseThrow(() -> ProblemReason.NO_PLAYER.problem(name));
    contests.lockManaged(id, viewer, AdminAction.Kind.CONTEST_CHANGED);
    contests.update(id, contest -> contest.invited.remove(player.id()));
  }
}
