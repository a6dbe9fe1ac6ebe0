package io.arbiter.server.contest;

import io.arbiter.server.player.Viewer;
import io.arbiter.server.submission.live.OpenStreams;
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

  /** {@code registered} says whether the viewer is registered when the stream begins. */
  ContestStream(
      Viewer viewer, boolean registered, Sse sse, MultiEmitter<? super OutboundSseEvent> emitter) {
    this.viewer = viewer;
    this.registered = registered;
    this.sse = sse;
    this.emitter = emitter;
  }

  /**
   * How far a stream has shown a contest. The id of an event is one number, so that it grows with
   * the contest's events.
   *
   * @param event the id of the last event of the contest; −1 for a new stream
   * @param standings the mark of the standings that were shown
   */
  record Place(long event, long standings) {
    private static final int BITS = 24;

    static final long MOST_STANDINGS = (1L << BITS) - 1;

    static final Place NOTHING = new Place(-1, -1);

    /**
     * The place of a stream that has not shown everything once. A stream from here starts from the
     * beginning.
     */
    static final Place UNSEEN = new Place(-1, 0);

    String id() {
      return Long.toString(event << BITS | standings);
    }

    static Place of(@Nullable String lastEventId) {
      return OpenStreams.lastEventId(lastEventId)
          .map(id -> new Place(id >> BITS, id & MOST_STANDINGS))
          .orElse(NOTHING);
    }
  }

  void onTermination(Runnable action) {
    emitter.onTermination(action);
  }

  /** {@code players} are registered now; null at the beginning of the stream. */
  void showContest(ContestRoom.Moment moment, @Nullable Set<UUID> players, Place place) {
    boolean isRegistered =
        players == null ? registered : viewer.player().filter(players::contains).isPresent();
    ContestView view =
        ContestView.full(moment.contest(), moment.text(), moment.puzzles(), viewer, Instant.now());
    emit("contest", view.registered(isRegistered), place);
  }

  /** Shows a {@link StandingsChange}, which is written as JSON once for all streams. */
  void showStandings(String change, Place place) {
    emit("standings", change, place);
  }

  void showClarification(Clarification clarification, Contest contest, Place place) {
    clarification.seenBy(viewer, contest).ifPresent(view -> emit("clarification", view, place));
  }

  /** {@code change} is what the step has changed in the standings. */
  void showStep(Unfreezing.Revealed step, StandingsChange change, Place place) {
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

  private void emit(String name, Object data, Place place) {
    emitter.emit(sse.newEventBuilder().name(name).id(place.id()).data(data).build());
  }
}
