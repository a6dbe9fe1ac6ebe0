package io.arbiter.server.contest.standings;

import io.arbiter.server.contest.Clarification;
import io.arbiter.server.contest.Contest;
import io.arbiter.server.contest.ContestView;
import io.arbiter.server.player.Viewer;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One client's stream of a contest. The lock of its {@link ContestRoom} guards it. */
final class ContestStream {
  private final Viewer viewer;
  private final boolean registered;
  private final Sse sse;
  private final MultiEmitter<? super OutboundSseEvent> emitter;

  /** As {@link System#nanoTime}. */
  private final long begun = System.nanoTime();

  /**
   * @param registered whether the viewer is registered for the contest when the stream begins
   */
  ContestStream(
      Viewer viewer, boolean registered, Sse sse, MultiEmitter<? super OutboundSseEvent> emitter) {
    this.viewer = viewer;
    this.registered = registered;
    this.sse = sse;
    this.emitter = emitter;
  }

  void onTermination(Runnable action) {
    emitter.onTermination(action);
  }

  /** Shows the contest at the begin of the stream. */
  void showContest(ContestRoom.Moment moment, StreamPlace place) {
    showContest(moment, registered, place);
  }

  /** Shows the contest as it is now. */
  void showContest(ContestRoom.Moment moment, Set<UUID> players, StreamPlace place) {
    showContest(moment, viewer.player().filter(players::contains).isPresent(), place);
  }

  private void showContest(ContestRoom.Moment moment, boolean isRegistered, StreamPlace place) {
    Contest contest = moment.contest().forViewer(isRegistered);
    emit(
        "contest",
        ContestView.full(
            contest, moment.descriptionHtml(), moment.puzzles(), viewer, Instant.now()),
        place);
  }

  /**
   * Shows a change of the standings.
   *
   * @param change a {@link StandingsChange} as JSON. Everybody sees the same, so it is written once
   *     for all streams.
   */
  void showStandings(String change, StreamPlace place) {
    emit("standings", change, place);
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

  /** Shows that the stream lives, or ends it after its longest time. */
  void beat(Duration longest) {
    if (System.nanoTime() - begun >= longest.toNanos()) {
      complete();
    } else {
      emitter.emit(sse.newEventBuilder().comment("heartbeat").build());
    }
  }

  void complete() {
    emitter.complete();
  }

  private void emit(String name, Object data, StreamPlace place) {
    emitter.emit(sse.newEventBuilder().name(name).id(place.id()).data(data).build());
  }
}
