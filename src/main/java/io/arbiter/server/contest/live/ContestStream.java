package io.arbiter.server.contest.live;

import io.arbiter.server.contest.Contest;
import io.arbiter.server.contest.ContestView;
import io.arbiter.server.contest.clarification.Clarification;
import io.arbiter.server.contest.standings.StandingsView;
import io.arbiter.server.contest.standings.Unfreezing;
import io.arbiter.server.player.Viewer;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One client's stream of a contest. The lock of its {@link ContestRoom} guards it. */
final class ContestStream {
  private final Viewer viewer;
  private final Sse sse;
  private final MultiEmitter<? super OutboundSseEvent> emitter;

  ContestStream(Viewer viewer, Sse sse, MultiEmitter<? super OutboundSseEvent> emitter) {
    this.viewer = viewer;
    this.sse = sse;
    this.emitter = emitter;
  }

  void onTermination(Runnable action) {
    emitter.onTermination(action);
  }

  /** Shows the contest as it is now. */
  void showContest(ContestRoom.Moment moment, Set<UUID> registered, StreamPlace place) {
    Contest contest =
        moment.contest().forViewer(viewer.player().filter(registered::contains).isPresent());
    emit("contest", ContestView.full(contest, moment.puzzles(), viewer, Instant.now()), place);
  }

  /** Shows a change of the standings. Everybody sees the same. */
  void showStandings(StandingsChange change, StreamPlace place) {
    emit("standings", change, place);
  }

  /** Shows all standings. */
  void showAll(StandingsView standings, StreamPlace place) {
    emit("standings", StandingsChange.between(null, standings), place);
  }

  /** Shows a clarification, if the viewer may see it. */
  void showClarification(Clarification clarification, Contest contest, StreamPlace place) {
    clarification.seenBy(viewer, contest).ifPresent(view -> emit("clarification", view, place));
  }

  /**
   * Shows a step of the unfreezing.
   *
   * @param change of the standings by this step
   */
  void showStep(Unfreezing.Revealed step, StandingsChange change, StreamPlace place) {
    emit(
        "unfreezing",
        new ShownStep(step.step(), step.remaining(), change.rows(), change.ranks()),
        place);
  }

  private record ShownStep(
      Unfreezing.@Nullable Step step,
      int remaining,
      List<StandingsView.Row> rows,
      List<StandingsChange.PlayersRank> ranks) {}

  void beat() {
    emitter.emit(sse.newEventBuilder().comment("heartbeat").build());
  }

  void complete() {
    emitter.complete();
  }

  private void emit(String name, Object data, StreamPlace place) {
    emitter.emit(sse.newEventBuilder().name(name).id(place.id()).data(data).build());
  }
}
