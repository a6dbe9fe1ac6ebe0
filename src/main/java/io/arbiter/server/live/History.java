package io.arbiter.server.live;

import io.arbiter.delivery.JudgingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The recent events of one submission and their listeners. Thread-safe by its own lock. */
final class History {
  /** Older events are dropped: progress tells all that came before, output is bounded anyway. */
  private static final int EVENTS_KEPT = 500;

  private final List<LiveFeed.Placed> events = new ArrayList<>();
  private final List<Consumer<LiveFeed.Placed>> listeners = new ArrayList<>();

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

  /**
   * Tells the listeners already now of an event that is on its way, if everything before it has
   * come; else it does nothing.
   */
  void tell(JudgingEvent.Scored event) {
    LiveFeed.Placed next;
    List<Consumer<LiveFeed.Placed>> now;
    synchronized (this) {
      if (events.isEmpty() || !(events.getLast().event() instanceof JudgingEvent.Judged)) {
        return;
      }
      next = new LiveFeed.Placed(events.getLast().id() + 1, event);
      now = List.copyOf(listeners);
    }
    now.forEach(listener -> listener.accept(next));
  }

  /**
   * Hands out what came after the event {@code after}, then adds the listener. An event that comes
   * at this moment may be handed out twice; its id tells.
   */
  void listen(long after, Consumer<LiveFeed.Placed> listener) {
    List<LiveFeed.Placed> missed;
    synchronized (this) {
      listeners.add(listener);
      missed = events.stream().filter(event -> event.id() > after).toList();
    }
    missed.forEach(listener);
  }

  synchronized void leave(Consumer<LiveFeed.Placed> listener) {
    listeners.remove(listener);
  }
}
