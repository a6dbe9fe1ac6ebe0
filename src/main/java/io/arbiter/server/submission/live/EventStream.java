package io.arbiter.server.submission.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.SubmissionState;
import io.arbiter.core.report.CounterExample;
import io.arbiter.core.report.FoundCounterExample;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.delivery.trace.Spans;
import io.arbiter.delivery.trace.TraceSpan;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.submission.SubmissionCatalog;
import io.arbiter.server.submission.SubmissionView;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One client's stream: the events that the client missed, then new events, until the verdict or, if
 * the client wants it, until the end of the search for a counter-example. At each heartbeat it
 * reads the database, so a lost event only delays the end of the stream.
 */
final class EventStream {
  private static final Logger LOG = Logger.getLogger(EventStream.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(3);

  /**
   * The first pause before the database is asked for a result that another node stores. Each pause
   * is twice as long as the one before. In the end only heartbeats ask.
   */
  private static final Duration RETRY = Duration.ofMillis(100);

  /** A submission that has no event until then gets one that says where it waits. */
  private static final Duration MOMENT = Duration.ofMillis(250);

  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("stream-clock").factory());
  private static final Executor LOADERS = Executors.newVirtualThreadPerTaskExecutor();

  private final UUID submission;
  private final SubmissionCatalog submissions;
  private final Viewer viewer;

  /** Whether the viewer may see the source, and so what it prints. */
  private final boolean detailed;

  private final Sse sse;
  private final MultiEmitter<? super OutboundSseEvent> emitter;
  private final LiveFeed feed;
  private final History history;
  private final Consumer<LiveFeed.Placed> listener = this::send;
  private long last;

  /** The reason of the last event {@code queued}. */
  private @Nullable String shownReason;

  /** Whether the stream goes on during a search for a counter-example. */
  private final boolean untilSearched;

  private boolean judged;
  private boolean searched;
  private boolean ended;

  /** Whether a heartbeat has seen the verdict. */
  private boolean overdue;

  private @Nullable ScheduledFuture<?> heartbeat;

  EventStream(
      UUID submission,
      Viewer viewer,
      boolean detailed,
      SubmissionCatalog submissions,
      LiveFeed feed,
      Sse sse,
      MultiEmitter<? super OutboundSseEvent> emitter,
      boolean untilSearched) {
    this.untilSearched = untilSearched;
    this.submission = submission;
    this.submissions = submissions;
    this.viewer = viewer;
    this.detailed = detailed;
    this.sse = sse;
    this.emitter = emitter;
    this.feed = feed;
    this.history = feed.history(submission);
  }

  /**
   * Where a submission waits: what the event {@code queued} says.
   *
   * @param position in the queue, from 1
   * @param etaMillis an estimate of the time to the verdict: the position times the mean time of a
   *     judgement
   * @param reason why the submission waits, if a fault of Arbiter is the cause
   */
  private record QueuePlace(
      long position,
      long etaMillis,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {}

  /**
   * Begins after the event {@code after}. If there is a verdict already, a new stream sends only
   * the verdict, and a stream that resumes first sends the events that it has missed.
   *
   * @param stored the submission with its verdict; null if it is not known to have one
   */
  synchronized void start(@Nullable SubmissionView stored, long after) {
    last = after < 0 ? history.beginning() : after;
    // If the client has left already, the action runs at once.
    emitter.onTermination(this::close);
    if (ended) {
      return;
    }
    if (stored != null && (after < 0 || isOld(stored))) {
      judged(stored, after + 1);
      if (ended) {
        return;
      }
    }
    history.listen(last, listener);
    if (stored != null && history.isJudged()) {
      judged(stored, last + 1);
    }
    if (ended) {
      // The client has left, or the verdict came meanwhile.
      return;
    }
    if (after < 0) {
      later(() -> showPlace(after), MOMENT);
    }
    heartbeat =
        CLOCK.scheduleAtFixedRate(
            () -> LOADERS.execute(this::beat),
            HEARTBEAT.toMillis(),
            HEARTBEAT.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private synchronized void send(LiveFeed.Placed placed) {
    boolean result = placed.event() instanceof JudgingEvent.Judged;
    boolean late = judged && !(placed.event() instanceof JudgingEvent.Searched);
    // A result comes again when it is stored.
    if (placed.id() <= last && !result || late || ended) {
      return;
    }
    last = placed.id();
    switch (placed.event()) {
      case JudgingEvent.Started _ -> emit("started", placed, Map.of());
      case JudgingEvent.Delayed _ -> LOADERS.execute(() -> showPlace(placed.id()));
      case JudgingEvent.Progress progress ->
          emit("progress", placed, Map.of("passed", progress.passed(), "total", progress.total()));
      case JudgingEvent.Output output -> {
        if (detailed) {
          emit("output", placed, Map.of("text", output.text()));
        }
      }
      case JudgingEvent.Judged _ -> {
        Runnable look = Spans.carry(() -> endIfJudged(placed.id(), RETRY));
        if (history.isScored()) {
          LOADERS.execute(look);
        } else {
          later(look, RETRY);
        }
      }
      case JudgingEvent.Rejudged _, JudgingEvent.ChildEnded _ -> {}
      case JudgingEvent.Searched _ -> {
        searched = true;
        if (judged) {
          LOADERS.execute(() -> submissions.find(submission, viewer).ifPresent(this::endSearch));
        }
      }
    }
  }

  private void emit(String name, LiveFeed.Placed placed, Map<String, ?> data) {
    emitter.emit(event(name, data).id(Long.toString(placed.id())).build());
  }

  private OutboundSseEvent.Builder event(String name, Object data) {
    return sse.newEventBuilder().name(name).data(data);
  }

  private void showPlace(long seen) {
    if (isAt(seen)) {
      submissions.find(submission, viewer).ifPresent(view -> showPlace(view, seen));
    }
  }

  /**
   * Says where the submission waits, unless something has happened after the event {@code seen}.
   */
  private void showPlace(SubmissionView view, long seen) {
    SubmissionState state = view.progress().state();
    if (state != SubmissionState.ACCEPTED && state != SubmissionState.QUEUED) {
      return;
    }
    @Nullable String reason = view.progress().reason();
    long position = 1 + submissions.ahead(submission);
    QueuePlace place = new QueuePlace(position, Math.round(position * feed.meanMillis()), reason);
    synchronized (this) {
      if (isAt(seen)) {
        shownReason = reason;
        emitter.emit(event("queued", place).build());
      }
    }
  }

  private synchronized boolean isAt(long seen) {
    return last == seen && !ended;
  }

  private void beat() {
    Optional<SubmissionView> now = submissions.find(submission, viewer);
    now.filter(SubmissionView::isJudged).ifPresent(this::endByDatabase);
    now.filter(view -> judged && !view.details().searching()).ifPresent(this::endSearch);
    now.ifPresent(this::showChangedReason);
    synchronized (this) {
      if (!ended) {
        emitter.emit(sse.newEventBuilder().comment("heartbeat").build());
      }
    }
  }

  /** Whether the events of a judged submission are too old to come again. */
  private static boolean isOld(SubmissionView judged) {
    Instant at = judged.progress().judgedAt();
    return at == null || at.isBefore(Instant.now().minus(LiveFeed.REPLAYED));
  }

  /**
   * Ends the stream although the event with the verdict has not come. The events may only be late,
   * so they have until the next heartbeat.
   */
  private synchronized void endByDatabase(SubmissionView view) {
    if (overdue || history.isJudged()) {
      judged(view, last + 1);
    }
    overdue = true;
  }

  private void showChangedReason(SubmissionView view) {
    long seen;
    synchronized (this) {
      if (Objects.equals(view.progress().reason(), shownReason)) {
        return;
      }
      seen = last;
    }
    showPlace(view, seen);
  }

  private void endIfJudged(long id, Duration pause) {
    if (isOver()) {
      return;
    }
    try (TraceSpan span = Spans.step("stream judged")) {
      span.note(Spans.SUBMISSION, submission.toString());
      submissions
          .find(submission, viewer)
          .filter(SubmissionView::isJudged)
          .ifPresent(view -> judged(view, id));
    } catch (RuntimeException e) {
      LOG.debugf(e, "the verdict of %s is read again", submission);
    }
    if (pause.compareTo(HEARTBEAT) < 0 && !isOver()) {
      later(() -> endIfJudged(id, pause.multipliedBy(2)), pause);
    }
  }

  private static void later(Runnable look, Duration pause) {
    CLOCK.schedule(() -> LOADERS.execute(look), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized boolean isOver() {
    return judged || ended;
  }

  private synchronized void judged(SubmissionView view, long id) {
    if (judged || ended) {
      return;
    }
    judged = true;
    last = id;
    emitter.emit(event("judged", view).id(Long.toString(id)).build());
    if (!untilSearched || searched || !view.details().searching()) {
      ended = true;
      emitter.complete();
    }
  }

  /** Ends the stream with what the search for a counter-example has found. */
  private synchronized void endSearch(SubmissionView view) {
    if (!ended) {
      ended = true;
      String example = view.details().counterexample();
      CounterExample found = example == null ? null : Codec.fromJson(example, CounterExample.class);
      emitter.emit(
          event("counterexample", new FoundCounterExample(found))
              .id(Long.toString(last + 1))
              .build());
      emitter.complete();
    }
  }

  private synchronized void close() {
    ended = true;
    history.remove(listener);
    ScheduledFuture<?> beats = heartbeat;
    if (beats != null) {
      beats.cancel(false);
    }
  }
}
