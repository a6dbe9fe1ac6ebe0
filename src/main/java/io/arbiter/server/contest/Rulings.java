package io.arbiter.server.contest;

import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.player.Player;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.player.audit.AdminAction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Removes players from contests and disqualifies them. Thread-safe. */
@ApplicationScoped
@Transactional
class Rulings {
  private final Contests contests;
  private final RegistrationEntity.Repository registrations;
  private final PlayerStore players;
  private final ContestStandings standings;
  private final ContestClosing closing;

  Rulings(
      Contests contests,
      RegistrationEntity.Repository registrations,
      PlayerStore players,
      ContestStandings standings,
      ContestClosing closing) {
    this.contests = contests;
    this.registrations = registrations;
    this.players = players;
    this.standings = standings;
    this.closing = closing;
  }

  /**
   * Rules about a registered player, and the player's team. If the contest is rated and closed
   * already, the ratings are computed again.
   *
   * @param ruling null to take a ruling back
   */
  void set(UUID id, String name, @Nullable Ruling ruling, Viewer viewer) {
    Player player = players.find(name).orElseThrow(() -> ProblemReason.NO_PLAYER.problem(name));
    // A reason that comes after the deletion of the account would stay.
    players.keep(Set.of(player.id()));
    contests.lockManaged(
        id,
        viewer,
        contest ->
            new AdminAction.ContestRuled(
                id,
                contest.text().title(),
                player.id(),
                ruling == null ? null : ruling.kind().label(),
                ruling == null ? null : ruling.reason()));
    RegistrationEntity registration =
        registrations
            .findByIdOptional(new RegistrationEntity.Key(id, player.id()))
            .orElseThrow(() -> ProblemReason.NOT_THERE.problem("contestant", player.name()));
    if (!Objects.equals(registration.ruling, ruling)) {
      ofRow(registration).forEach(one -> one.ruling = ruling);
      contests.note(id, ContestEvent.Kind.CONTEST, null, null);
      registrations.flush();
      standings.forget(id);
      closing.report(id);
    }
  }

  private List<RegistrationEntity> ofRow(RegistrationEntity registration) {
    return registration.team == null
        ? List.of(registration)
        : registrations.list("team", registration.team);
  }
}
