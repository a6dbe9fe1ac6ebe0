package io.arbiter.server.author.task;

import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One client's stream of a task. It reads the stored task at short intervals, so it shows the same
 * on every process, and a progress that it misses is part of the next one. Thread-safe by its own
 * lock.
 */
final class TaskStream {
  private static final Logger LOG = Logger.getLogger(TaskStream.class);
  private static final Duration LOOK = Duration.ofMillis(500);

  /** Looks without news until a comment shows that the stream lives. */
  private static final int QUIET_LOOKS = 6;

  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("task-stream-clock").factory());
  private static final Executor LOADERS = Executors.newVirtualThreadPerTaskExecutor();

  private final UUID id;
  private final DeskTasks tasks;
  private final Sse sse;
  private final MultiEmitter<? super OutboundSseEvent> emitter;
  private final AtomicBoolean looking = new AtomicBoolean();
  private long last;
  private int quiet;
  private boolean ended;
  private @Nullable ScheduledFuture<?> looks;

  /**
   * @param after the id of the last event that the client has, or -1
   */
  TaskStream(
      UUID id,
      DeskTasks tasks,
      Sse sse,
      MultiEmitter<? super OutboundSseEvent> emitter,
      long after) {
    this.id = id;
    this.tasks = tasks;
    this.sse = sse;
    this.emitter = emitter;
    this.last = after;
  }

  /** Shows the task as it is now, and then each change until the end. */
  synchronized void start(DeskTask now) {
    emitter.onTermination(this::close);
    show(now);
    if (!ended) {
      looks =
          CLOCK.scheduleAtFixedRate(
              () -> LOADERS.execute(this::look),
              LOOK.toMillis(),
              LOOK.toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    if (looking.getAndSet(true)) {
      return;
    }
    try {
      tasks.find(id).ifPresentOrElse(this::show, emitter::complete);
    } catch (RuntimeException e) {
      LOG.debugf("task %s is looked for again: %s", id, e);
    } finally {
      looking.set(false);
    }
  }

  private synchronized void show(DeskTask task) {
    if (ended) {
      return;
    }
    long place = task.progress().place();
    if (task.state() != TaskState.RUNNING) {
      ended = true;
      emit("done", task, place);
      emitter.complete();
    } else if (place > last) {
      last = place;
      quiet = 0;
      emit("progress", task.progress(), place);
    } else if (++quiet % QUIET_LOOKS == 0) {
      emitter.emit(sse.newEventBuilder().comment("heartbeat").build());
    }
  }

  private void emit(String name, Object data, long place) {
    emitter.emit(sse.newEventBuilder().name(name).id(Long.toString(place)).data(data).build());
  }

  private synchronized void close() {
    ended = true;
    if (looks != null) {
      looks.cancel(false);
    }
  }
}
