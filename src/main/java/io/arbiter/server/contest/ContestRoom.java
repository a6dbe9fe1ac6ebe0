package io.arbiter.server.contest;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.arbiter.core.json.Codec;
import io.arbiter.server.contest.ContestStream.Place;
import io.arbiter.server.player.Viewer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The streams of one contest in this process. Thread-safe by its own lock. */
final class ContestRoom {
  private static final int MOST_EVENTS = 500;
  private static final Duration IDLE = Duration.ofMinutes(1);

  /**
   * A stream ends after this time, so that a token that is no longer valid does not keep it. Its
   * client resumes.
   */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /**
   * Streams that begin within this time get the same contest, so that a crowd costs one reading.
   */
  private static final Duration KEPT = Duration.ofMillis(500);

  /**
   * The HTML of the text is written once for all streams. {@code at} is {@link System#nanoTime}.
   */
  record Moment(Contest contest, ContestView.Text text, List<ContestPuzzle> puzzles, long at) {}

  private final UUID id;
  private final Contests contests;
  private final Clarifications clarifications;
  private final ContestStandings standings;
  private final Unfreezing unfreezing;
  private final List<ContestStream> streams = new ArrayList<>();
  private final ReadingPace standingsPace = new ReadingPace(System::nanoTime);
  private volatile long expected = System.nanoTime();
  private long last;
  private String mark;
  private StandingsView shown;
  private long shownMark;

  /** The contest when it was read last; never older than the last event. */
  private @Nullable Moment moment;

  /** All of {@link #shown} as JSON, for streams that begin; null until the first one needs it. */
  private @Nullable String all;

  /** Its streams see what happens from now on. */
  ContestRoom(
      UUID id,
      Contests contests,
      Clarifications clarifications,
      ContestStandings standings,
      Unfreezing unfreezing) {
    this.id = id;
    this.contests = contests;
    this.clarifications = clarifications;
    this.standings = standings;
    this.unfreezing = unfreezing;
    this.last = contests.lastEvent(id);
    this.mark = standings.mark(id);
    this.shown = standings.shown(id).view();
    this.shownMark = StandingsChange.mark(shown);
  }

  private Moment readMoment() {
    moment = null;
    long at = System.nanoTime();
    Contest contest = contests.require(id, Viewer.visitor());
    Moment now = new Moment(contest, contests.text(contest), contests.puzzles(id), at);
    moment = now;
    return now;
  }

  private Moment recentMoment() {
    Moment known = moment;
    return known == null || System.nanoTime() - known.at() > KEPT.toNanos() ? readMoment() : known;
  }

  private String all() {
    String known = all;
    if (known == null) {
      known = Codec.toJson(StandingsChange.between(null, shown));
      all = known;
    }
    return known;
  }

  private Place place() {
    return new Place(last, shownMark);
  }

  synchronized void add(ContestStream stream, Place after) {
    streams.add(stream);
    // If the client has left already, the action runs at once.
    stream.onTermination(() -> remove(stream));
    if (!streams.contains(stream)) {
      return;
    }
    boolean needsStandings = after.standings() != shownMark;
    if (after.event() < 0) {
      // Only the last event says that the stream has seen everything.
      stream.showContest(recentMoment(), null, needsStandings ? Place.UNSEEN : place());
    } else {
      for (ContestEvent event : missed(after.event())) {
        read(event, false).accept(stream, new Place(event.id, after.standings()));
      }
    }
    if (needsStandings) {
      stream.showStandings(all(), place());
    }
  }

  /**
   * The events after this one up to the last that was shown: all clarifications, and of the other
   * kinds the last one, which says what the earlier ones said.
   */
  private List<ContestEvent> missed(long after) {
    List<ContestEvent> events = new ArrayList<>();
    List<ContestEvent> page = contests.events(id, after, MOST_EVENTS);
    while (!page.isEmpty()) {
      events.addAll(page);
      page = contests.events(id, page.getLast().id, MOST_EVENTS);
    }
    events.removeIf(event -> event.id > last);
    Map<ContestEvent.Kind, ContestEvent> newest =
        events.stream().collect(toMap(event -> event.kind, event -> event, (_, later) -> later));
    return events.stream()
        .filter(
            event ->
                event.kind == ContestEvent.Kind.CLARIFICATION
                    || event.equals(newest.get(event.kind)))
        .toList();
  }

  private synchronized void remove(ContestStream stream) {
    streams.remove(stream);
  }

  ContestRoom expectStream() {
    expected = System.nanoTime();
    return this;
  }

  /** Whether there is no stream, and none was expected lately. */
  synchronized boolean isIdle() {
    return streams.isEmpty() && System.nanoTime() - expected > IDLE.toNanos();
  }

  /**
   * Reads what has happened and shows it. The standings of a large contest, whose reading takes
   * long, are read less often.
   */
  synchronized void look() {
    List<ContestEvent> events = contests.events(id, last, MOST_EVENTS);
    Optional<ContestEvent> lastStep =
        events.stream()
            .filter(event -> event.kind == ContestEvent.Kind.UNFREEZING)
            .reduce((_, b) -> b);
    for (ContestEvent event : events) {
      boolean reveals = lastStep.filter(event::equals).isPresent();
      BiConsumer<ContestStream, Place> show = read(event, reveals);
      Place place = new Place(event.id, shownMark);
      each(stream -> show.accept(stream, place));
      // Not before: if the database fails while the event is read, it comes again.
      last = event.id;
    }
    standingsPace.read(this::lookAtStandings);
  }

  private void lookAtStandings() {
    String newMark = standings.mark(id);
    if (newMark.equals(mark) && !isFreezeOver()) {
      return;
    }
    StandingsView view = standings.shown(id).view();
    // A step of the unfreezing that came meanwhile is shown first; the next look shows both.
    if (contests.events(id, last, 1).isEmpty()) {
      StandingsChange change = replace(newMark, view);
      if (!change.saysNothing()) {
        String json = Codec.toJson(change);
        each(stream -> stream.showStandings(json, place()));
      }
    }
  }

  /** Whether the contest was frozen when the standings were shown, and is not frozen any more. */
  private boolean isFreezeOver() {
    return shown.frozen() && contests.require(id, Viewer.visitor()).isUnfrozen();
  }

  /** Reads the standings; returns what has changed since they were read last. */
  private StandingsChange readStandings() {
    // All reads come before the first change, since each may fail.
    String newMark = standings.mark(id);
    return replace(newMark, standings.shown(id).view());
  }

  /** Takes newer standings as those that are shown; returns what has changed. */
  private StandingsChange replace(String newMark, StandingsView view) {
    StandingsChange change = StandingsChange.between(shown, view);
    mark = newMark;
    shown = view;
    shownMark = StandingsChange.mark(view);
    all = null;
    return change;
  }

  /**
   * Reads what has happened; returns how a stream shows it.
   *
   * @param reveals whether the event is a step that shows how the standings have changed
   */
  private BiConsumer<ContestStream, Place> read(ContestEvent event, boolean reveals) {
    return switch (event.kind) {
      case CONTEST -> {
        Moment now = readMoment();
        Set<UUID> registered = contests.players(id);
        yield (stream, place) -> stream.showContest(now, registered, place);
      }
      case CLARIFICATION -> {
        Contest now = readMoment().contest();
        Optional<Clarification> found = clarifications.find(id, requireNonNull(event.subject));
        yield (stream, place) -> found.ifPresent(one -> stream.showClarification(one, now, place));
      }
      case UNFREEZING -> {
        Optional<Unfreezing.Revealed> found = unfreezing.find(id, requireNonNull(event.step));
        StandingsChange change =
            reveals && found.isPresent() ? readStandings() : StandingsChange.NONE;
        yield (stream, place) -> found.ifPresent(step -> stream.showStep(step, change, place));
      }
    };
  }

  synchronized void close() {
    each(ContestStream::complete);
  }

  synchronized void beat() {
    each(stream -> stream.beat(LONGEST));
  }

  private void each(Consumer<ContestStream> action) {
    List.copyOf(streams).forEach(action);
  }
}
