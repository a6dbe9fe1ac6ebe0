package io.arbiter.server.author;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * One client's stream of a task. It reads the stored task at short intervals, so it shows the same
 * on every process, and a progress that it misses is part of the next one. Use each stream once.
 */
final class TaskStream {
  private static final Logger LOG = Logger.getLogger(TaskStream.class);
  private static final Duration LOOK = Duration.ofMillis(500);

  /** Looks without news until a comment shows that the stream lives. */
  private static final int QUIET_LOOKS = 6;

  private static final Executor LOADERS = Executors.newVirtualThreadPerTaskExecutor();

  private final UUID id;
  private final DeskTasks tasks;
  private final Sse sse;
  private long last;
  private int quiet;
  private boolean ended;

  /**
   * @param after the id of the last event that the client has, or -1
   */
  TaskStream(UUID id, DeskTasks tasks, Sse sse, long after) {
    this.id = id;
    this.tasks = tasks;
    this.sse = sse;
    this.last = after;
  }

  /** Shows the task as it is now, and then each change until the end. */
  Multi<OutboundSseEvent> events() {
    return Multi.createFrom()
        .ticks()
        .every(LOOK)
        .onOverflow()
        .drop()
        .emitOn(LOADERS)
        .map(_ -> look())
        .select()
        .first(Optional::isPresent)
        .onItem()
        .transformToIterable(Optional::get);
  }

  /** The events since the last look; empty after the end. */
  private Optional<List<OutboundSseEvent>> look() {
    if (ended) {
      return Optional.empty();
    }
    try {
      return tasks.show(id).map(this::news);
    } catch (RuntimeException e) {
      LOG.debugf("task %s is looked for again: %s", id, e);
      return Optional.of(List.of());
    }
  }

  private List<OutboundSseEvent> news(DeskTask task) {
    long place = task.progress().place();
    if (task.state() != DeskTask.State.RUNNING) {
      ended = true;
      return List.of(event("done", task, place));
    }
    if (place > last) {
      last = place;
      quiet = 0;
      return List.of(event("progress", task.progress(), place));
    }
    return ++quiet % QUIET_LOOKS == 0
        ? List.of(sse.newEventBuilder().comment("heartbeat").build())
        : List.of();
  }

  private OutboundSseEvent event(String name, Object data, long place) {
    return sse.newEventBuilder().name(name).id(Long.toString(place)).data(data).build();
  }
}
