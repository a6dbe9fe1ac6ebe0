package io.arbiter.server.submission.live;

import io.arbiter.delivery.message.JudgingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The recent events of one submission and their listeners. Thread-safe by its own lock. */
final class History {
  /**
   * Older events are dropped: a progress event includes all earlier progress, and output is bounded
   * anyway.
   */
  private static final int EVENTS_KEPT = 500;

  private final List<LiveFeed.Placed> events = new ArrayList<>();
  private final List<Consumer<LiveFeed.Placed>> listeners = new ArrayList<>();
  private boolean scored;

  void add(LiveFeed.Placed event) {
    List<Consumer<LiveFeed.Placed>> now;
    synchronized (this) {
      if (events.size() == EVENTS_KEPT) {
        events.removeFirst();
      }
      events.add(event);
      now = List.copyOf(listeners);
    }
    now.forEach(listener -> listener.accept(event));
  }

  /** Gives the listeners the result again, which is stored now, unless it has yet to come. */
  void score() {
    List<LiveFeed.Placed> results;
    List<Consumer<LiveFeed.Placed>> now;
    synchronized (this) {
      scored = true;
      results = events.stream().filter(History::isResult).toList();
      now = List.copyOf(listeners);
    }
    results.forEach(result -> now.forEach(listener -> listener.accept(result)));
  }

  /** Whether this node has stored a result. */
  synchronized boolean isScored() {
    return scored;
  }

  /**
   * Adds a listener, and gives it the events after the event {@code after}. The listener may get an
   * event twice if the event arrives at this moment. It recognises the repetition by the id.
   */
  void listen(long after, Consumer<LiveFeed.Placed> listener) {
    List<LiveFeed.Placed> missed;
    synchronized (this) {
      listeners.add(listener);
      missed = events.stream().filter(event -> event.id() > after).toList();
    }
    missed.forEach(listener);
  }

  /** The id after which a new stream begins. If the result has come, it begins with the result. */
  synchronized long beginning() {
    return events.stream()
        .filter(History::isResult)
        .mapToLong(result -> result.id() - 1)
        .findFirst()
        .orElse(-1);
  }

  /** Whether the result has come, and so all events before it. */
  synchronized boolean isJudged() {
    return events.stream().anyMatch(History::isResult);
  }

  private static boolean isResult(LiveFeed.Placed placed) {
    return placed.event() instanceof JudgingEvent.Judged;
  }

  synchronized void remove(Consumer<LiveFeed.Placed> listener) {
    listeners.remove(listener);
  }
}
