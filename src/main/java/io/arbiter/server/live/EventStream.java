package io.arbiter.server.live;

import io.arbiter.core.judging.SubmissionState;
import io.arbiter.delivery.JudgingEvent;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.submission.SubmissionCatalog;
import io.arbiter.server.submission.SubmissionView;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One client's stream: the events that the client missed, then new events, until the verdict. At
 * each heartbeat it reads the database, so a lost event only delays the end of the stream.
 */
final class EventStream {
  private static final Duration HEARTBEAT = Duration.ofSeconds(3);
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("stream-clock").factory());
  private static final Executor LOADERS = Executors.newVirtualThreadPerTaskExecutor();

  private final UUID submission;
  private final SubmissionCatalog submissions;
  private final Viewer viewer;
  private final boolean owner;
  private final Sse sse;
  private final MultiEmitter<? super OutboundSseEvent> emitter;
  private final LiveFeed feed;
  private final History history;
  private final Consumer<LiveFeed.Placed> listener = this::send;
  private long last;

  /** The reason of the last event {@code queued}. */
  private @Nullable String shownReason;

  private boolean ended;
  private @Nullable ScheduledFuture<?> heartbeat;

  EventStream(
      UUID submission,
      SubmissionCatalog submissions,
      Viewer viewer,
      boolean owner,
      Sse sse,
      MultiEmitter<? super OutboundSseEvent> emitter,
      LiveFeed feed) {
    this.submission = submission;
    this.submissions = submissions;
    this.viewer = viewer;
    this.owner = owner;
    this.sse = sse;
    this.emitter = emitter;
    this.feed = feed;
    this.history = feed.history(submission);
  }

  /**
   * Begins after the event {@code after}. If there is a verdict already, sends only the verdict.
   */
  void start(SubmissionView now, long after) {
    last = after;
    emitter.onTermination(this::close);
    if (now.state().isTerminal()) {
      end(now, after + 1);
      return;
    }
    if (after < 0) {
      shownReason = now.reason();
      emitter.emit(event("queued", place(now.reason())).build());
    }
    history.listen(after, listener);
    heartbeat =
        CLOCK.scheduleAtFixedRate(
            () -> LOADERS.execute(this::beat),
            HEARTBEAT.toMillis(),
            HEARTBEAT.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private synchronized void send(LiveFeed.Placed placed) {
    if (placed.id() <= last || ended) {
      return;
    }
    last = placed.id();
    switch (placed.event()) {
      case JudgingEvent.Started _ -> emit("started", placed, Map.of());
      case JudgingEvent.Delayed _ -> LOADERS.execute(() -> showDelay(placed));
      case JudgingEvent.Progress progress ->
          emit("progress", placed, Map.of("passed", progress.passed(), "total", progress.total()));
      case JudgingEvent.Output output -> {
        if (owner) {
          emit("output", placed, Map.of("text", output.text()));
        }
      }
      // The scorekeeper has yet to write the judgement; then it sends Scored.
      case JudgingEvent.Judged _, JudgingEvent.Rejudged _, JudgingEvent.ChildEnded _ -> {}
      case JudgingEvent.Scored _ -> LOADERS.execute(() -> endIfJudged(placed.id()));
    }
  }

  private void emit(String name, LiveFeed.Placed placed, Map<String, ?> data) {
    emitter.emit(event(name, data).id(Long.toString(placed.id())).build());
  }

  private OutboundSseEvent.Builder event(String name, Object data) {
    return sse.newEventBuilder().name(name).data(data);
  }

  private QueuePlace place(@Nullable String reason) {
    long position = 1 + submissions.ahead(submission);
    return new QueuePlace(position, Math.round(position * feed.meanMillis()), reason);
  }

  /** Says that the submission waits again, unless something newer has happened. */
  private void showDelay(LiveFeed.Placed placed) {
    submissions
        .find(submission, viewer)
        .filter(view -> view.reason() != null)
        .ifPresent(
            view -> {
              QueuePlace place = place(view.reason());
              synchronized (this) {
                if (last == placed.id() && !ended) {
                  shownReason = view.reason();
                  emitter.emit(event("queued", place).id(Long.toString(placed.id())).build());
                }
              }
            });
  }

  private void beat() {
    Optional<SubmissionView> now = submissions.find(submission, viewer);
    now.filter(view -> view.state().isTerminal()).ifPresent(view -> end(view, last + 1));
    now.filter(view -> isWaiting(view.state())).ifPresent(this::showChangedReason);
    synchronized (this) {
      if (!ended) {
        emitter.emit(sse.newEventBuilder().comment("heartbeat").build());
      }
    }
  }

  private static boolean isWaiting(SubmissionState state) {
    return state == SubmissionState.ACCEPTED || state == SubmissionState.QUEUED;
  }

  private void showChangedReason(SubmissionView view) {
    synchronized (this) {
      if (ended || Objects.equals(view.reason(), shownReason)) {
        return;
      }
      shownReason = view.reason();
    }
    emitter.emit(event("queued", place(view.reason())).build());
  }

  private void endIfJudged(long id) {
    submissions
        .find(submission, viewer)
        .filter(view -> view.state().isTerminal())
        .ifPresent(view -> end(view, id));
  }

  private synchronized void end(SubmissionView view, long id) {
    if (!ended) {
      ended = true;
      emitter.emit(event("judged", view).id(Long.toString(id)).build());
      emitter.complete();
    }
  }

  private void close() {
    history.remove(listener);
    ScheduledFuture<?> beats = heartbeat;
    if (beats != null) {
      beats.cancel(false);
    }
  }
}
