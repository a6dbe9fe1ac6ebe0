package io.arbiter.server.contest.standings;

import io.arbiter.server.contest.Clarification;
import io.arbiter.server.contest.Clarifications;
import io.arbiter.server.contest.Contest;
import io.arbiter.server.contest.ContestView;
import io.arbiter.server.contest.Contests;
import io.arbiter.server.contest.Registrations;
import io.arbiter.server.player.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that is stored about a contest, for its owner. Thread-safe. */
@ApplicationScoped
@Transactional
class ContestExport {
  private final StandingsQueries queries;
  private final Contests contests;
  private final Registrations registrations;
  private final Clarifications clarifications;
  private final ContestStandings standings;

  ContestExport(
      StandingsQueries queries,
      Contests contests,
      Registrations registrations,
      Clarifications clarifications,
      ContestStandings standings) {
    this.queries = queries;
    this.contests = contests;
    this.registrations = registrations;
    this.clarifications = clarifications;
    this.standings = standings;
  }

  /**
   * The export.
   *
   * @param standings with everything that the freeze hides
   */
  public record Document(
      ContestView contest,
      List<Registrations.Registered> registrations,
      List<Sent> submissions,
      List<Clarification.View> clarifications,
      StandingsView standings) {}

  /**
   * A submission.
   *
   * @param player null after the deletion of the account
   * @param verdict null before the verdict
   */
  public record Sent(
      UUID id,
      @Nullable String player,
      String puzzle,
      @Nullable String verdict,
      Instant submittedAt,
      @Nullable Instant judgedAt) {}

  /** Reads everything within one snapshot. */
  Document read(UUID id, Viewer viewer) {
    queries.readSnapshot();
    Contest contest = contests.requireManaged(id, viewer);
    return new Document(
        ContestView.full(contest, contests.puzzles(id), viewer, Instant.now()),
        registrations.all(id),
        queries.submissions(id),
        clarifications.all(id).stream()
            .map(one -> one.seenBy(viewer, contest).orElseThrow())
            .toList(),
        standings.full(id).view());
  }
}
