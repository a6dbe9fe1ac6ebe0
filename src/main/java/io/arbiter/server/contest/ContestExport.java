package io.arbiter.server.contest;

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

  /** The standings have everything that the freeze hides. */
  record Document(
      ContestView contest,
      List<Registrations.Registered> registrations,
      List<Sent> submissions,
      List<Clarification.View> clarifications,
      StandingsView standings) {}

  /** The player is null after the deletion of the account, the verdict before it is known. */
  record Sent(
      UUID id,
      @Nullable String player,
      String puzzle,
      @Nullable String verdict,
      Instant submittedAt,
      @Nullable Instant judgedAt) {}

  Document read(UUID id, Viewer viewer) {
    queries.readSnapshot();
    Contest contest = contests.requireManaged(id, viewer);
    return new Document(
        contests.view(id, viewer),
        registrations.all(id),
        standings.submissions(id),
        clarifications.all(contest, viewer),
        standings.full(id).view());
  }
}
