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
import org.jspecify.annotations.Nullable;

/**
 * The last states of the workers, in memory. A worker is forgotten ten minutes after its last
 * state. A worker that runs players' code is not trusted: a state that is too large or has strange
 * texts is dropped. Thread-safe.
 */
@ApplicationScoped
public class Workers {
  private static final Logger LOG = Logger.getLogger(Workers.class);

  /** After this silence, a worker is gone. It sends its state every two seconds. */
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

  /**
   * A worker as operators see it.
   *
   * @param name as in judgements and logs
   * @param seenAt when its state last came, by the clock of this api process
   */
  public record Worker(
      UUID id,
      String name,
      State state,
      Instant startedAt,
      Instant seenAt,
      List<Slot> slots,
      Processes processes) {}

  /** Whether a worker lives. */
  public enum State {
    /** Its state came within the last ten seconds. */
    ALIVE,
    /** It has been silent for ten seconds or more. */
    GONE,
    /** It has said that it stops. */
    STOPPED
  }

  /**
   * A slot takes one job at a time.
   *
   * @param lane INTERACTIVE or BATCH
   * @param since when it got its job, or became free
   * @param work the id of the submission or task in hand; null while the slot is free
   */
  public record Slot(String lane, Instant since, @Nullable UUID work) {
    static Slot of(WorkerEvent.Slot slot) {
      return new Slot(slot.batch() ? "BATCH" : "INTERACTIVE", slot.since(), slot.work());
    }
  }

  /**
   * The child processes.
   *
   * @param ended for each sandbox, how its last child ended
   */
  public record Processes(List<WorkerEvent.Child> children, List<WorkerEvent.EndedChild> ended) {}

  /** The last state of a worker, and whether it has stopped since. */
  private record Known(WorkerEvent.Alive state, Instant seen, boolean stopped) {}

  @Inject
  Workers() {
    this(InstantSource.system());
  }

  Workers(InstantSource clock) {
    this.clock = clock;
  }

  /** Takes what a worker says of itself. */
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

  synchronized List<Worker> all() {
    Instant now = clock.instant();
    return workers.values().stream()
        .filter(known -> known.seen().isAfter(now.minus(KEPT)))
        .map(known -> view(known, now))
        .sorted(Comparator.comparing(Worker::name).thenComparing(Worker::id))
        .toList();
  }

  private static Worker view(Known known, Instant now) {
    WorkerEvent.Alive alive = known.state();
    return new Worker(
        alive.worker(),
        alive.name(),
        state(known, now),
        alive.startedAt(),
        known.seen(),
        alive.slots().stream().map(Slot::of).toList(),
        new Processes(alive.children(), alive.ended()));
  }

  private static State state(Known known, Instant now) {
    if (known.stopped()) {
      return State.STOPPED;
    }
    return known.seen().isAfter(now.minus(SILENCE)) ? State.ALIVE : State.GONE;
  }
}
