package io.arbiter.server.admin;

import io.arbiter.delivery.message.WorkerEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * What the workers have told, in memory. A worker is forgotten ten minutes after its last word. A
 * worker that runs players' code is not trusted: a state that is too large or has strange texts is
 * dropped. Thread-safe.
 */
@ApplicationScoped
public class Workers {
  private static final Logger LOG = Logger.getLogger(Workers.class);

  /** After this silence, a worker is gone. It tells its state every two seconds. */
  static final Duration SILENCE = Duration.ofSeconds(10);

  private static final Duration KEPT = Duration.ofMinutes(10);

  private static final int MOST_WORKERS = 1_000;
  private static final int MOST_SLOTS = 1_024;
  private static final int MOST_CHILDREN = 4_096;
  private static final int MOST_ENDED = 16;
  private static final Pattern NAME = Pattern.compile("[\\p{Alnum} ._:@/-]{1,100}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]{1,40}");

  private final Map<UUID, Known> workers = new HashMap<>();
  private final InstantSource clock;

  /** The last state of a worker, and whether it has stopped since. */
  private record Known(WorkerEvent.Alive state, Instant seen, boolean stopped) {}

  @Inject
  Workers() {
    this(InstantSource.system());
  }

  Workers(InstantSource clock) {
    this.clock = clock;
  }

  /** Takes what a worker tells. */
  public synchronized void take(WorkerEvent event) {
    Instant now = clock.instant();
    workers.values().removeIf(known -> known.seen().isBefore(now.minus(KEPT)));
    switch (event) {
      case WorkerEvent.Alive alive -> keep(alive, now);
      case WorkerEvent.Stopped(UUID worker) ->
          workers.computeIfPresent(worker, (_, known) -> new Known(known.state(), now, true));
    }
  }

  private void keep(WorkerEvent.Alive alive, Instant now) {
    Known before = workers.get(alive.worker());
    boolean room = before != null || workers.size() < MOST_WORKERS;
    if (!room || !isSound(alive)) {
      LOG.warnf("a strange state of a worker is dropped: %s", alive.worker());
    } else if (before == null || !before.stopped()) {
      workers.put(alive.worker(), new Known(alive, now, false));
    }
  }

  private static boolean isSound(WorkerEvent.Alive alive) {
    return NAME.matcher(alive.name()).matches()
        && alive.slots().size() <= MOST_SLOTS
        && alive.children().size() <= MOST_CHILDREN
        && alive.ended().size() <= MOST_ENDED
        && alive.children().stream().allMatch(child -> isWord(child.sandbox()))
        && alive.ended().stream().allMatch(end -> isWord(end.sandbox()) && isWord(end.reason()));
  }

  private static boolean isWord(String text) {
    return WORD.matcher(text).matches();
  }

  /** The workers by name. */
  synchronized List<WorkerView> all() {
    Instant now = clock.instant();
    return workers.values().stream()
        .filter(known -> known.seen().isAfter(now.minus(KEPT)))
        .map(known -> view(known, now))
        .sorted(Comparator.comparing(WorkerView::name).thenComparing(WorkerView::id))
        .toList();
  }

  private static WorkerView view(Known known, Instant now) {
    WorkerEvent.Alive alive = known.state();
    return new WorkerView(
        alive.worker(),
        alive.name(),
        state(known, now),
        alive.startedAt(),
        known.seen(),
        alive.slots().stream().map(WorkerView.Slot::of).toList(),
        new WorkerView.Processes(alive.children(), alive.ended()));
  }

  private static WorkerView.State state(Known known, Instant now) {
    if (known.stopped()) {
      return WorkerView.State.STOPPED;
    }
    return known.seen().isAfter(now.minus(SILENCE))
        ? WorkerView.State.ALIVE
        : WorkerView.State.GONE;
  }
}
