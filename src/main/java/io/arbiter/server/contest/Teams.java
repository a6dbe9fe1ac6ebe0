package io.arbiter.server.contest;

import static java.util.stream.Collectors.toSet;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.database.Queries;
import io.arbiter.server.database.Queries.TextRow;
import io.arbiter.server.database.TimeOrderedId;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.player.audit.AdminAction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The teams of contests, which organisers put together before the start. Thread-safe. */
@ApplicationScoped
@Transactional
class Teams {
  private final Contests contests;
  private final ContestQueries queries;
  private final StandingsQueries standings;
  private final Registrations registrations;

  Teams(
      Contests contests,
      ContestQueries queries,
      StandingsQueries standings,
      Registrations registrations) {
    this.contests = contests;
    this.queries = queries;
    this.standings = standings;
    this.registrations = registrations;
  }

  /**
   * A team as its members see it.
   *
   * @param solved the slugs of what the team has solved, also after the freeze
   */
  record Own(String name, List<String> members, List<String> solved) {}

  Optional<Own> own(UUID id, Viewer viewer) {
    contests.require(id, viewer);
    return queries
        .teamOf(id, viewer.requireId())
        .map(
            team ->
                new Own(
                    team.name(),
                    queries.members(team.id()),
                    standings.solved(id, team.id()).stream().map(TextRow::value).toList()));
  }

  /** Makes a team of registered players. It replaces the team of the same name. */
  void put(UUID id, String name, List<String> names, Viewer viewer) {
    Map<String, UUID> members = registrations.named("players", names);
    int most = lockUpcoming(id, viewer).terms().teamSize();
    if (most == 1) {
      throw ProblemReason.NO_TEAMS.problem();
    }
    if (members.size() > most) {
      throw ProblemReason.TEAM_FULL.invalid("players", most);
    }
    queries.deleteTeam(id, name);
    UUID team = TimeOrderedId.next();
    queries.addTeam(team, id, name);
    Set<UUID> joined =
        queries.join(id, team, members.values().toArray(UUID[]::new)).stream()
            .map(Queries.IdRow::value)
            .collect(toSet());
    ContestForm.refuse(
        ErrorCode.CONFLICT,
        members.entrySet().stream()
            .filter(member -> !joined.contains(member.getValue()))
            .map(member -> ProblemReason.NOT_FREE.violation("players", member.getKey()))
            .toList());
    contests.note(id, ContestEvent.Kind.CONTEST, null, null);
  }

  /** Dissolves a team. Its members stay registered. */
  void delete(UUID id, String name, Viewer viewer) {
    lockUpcoming(id, viewer);
    if (queries.deleteTeam(id, name) == 0) {
      throw ProblemReason.NOT_THERE.problem("team", name);
    }
    contests.note(id, ContestEvent.Kind.CONTEST, null, null);
  }

  private Contest lockUpcoming(UUID id, Viewer viewer) {
    Contest contest = contests.lockManaged(id, viewer, AdminAction.Kind.CONTEST_CHANGED);
    if (contest.state(Instant.now()) != Contest.State.UPCOMING) {
      throw ProblemReason.CONTEST_STARTED.problem();
    }
    return contest;
  }
}
