package io.arbiter.server.submission.live;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.player.Viewer;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Counts the open streams of this process and refuses too many of them. Thread-safe. */
@ApplicationScoped
public class OpenStreams {
  private static final Duration RETRY = Duration.ofSeconds(5);

  /** The most open streams of all clients. */
  private static final int MOST = 10_000;

  private final int perClient;
  private final int most;
  private final Map<String, Integer> byClient = new HashMap<>();
  private int open;
  private volatile boolean leaving;

  @Inject
  OpenStreams(StreamSettings settings) {
    this(settings.perClient(), MOST);
  }

  OpenStreams(int perClient, int most) {
    this.perClient = perClient;
    this.most = most;
  }

  /**
   * The id of the last event that the client has; empty for a new stream.
   *
   * @param header {@code Last-Event-ID}, with which a client resumes a stream
   * @throws ProblemException MALFORMED if the header has no id of an event
   */
  public static Optional<Long> lastEventId(@Nullable String header) {
    if (header == null || header.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.valueOf(header));
    } catch (NumberFormatException e) {
      throw new ProblemException(
          ErrorCode.MALFORMED, "Last-Event-ID: must be the id of an event of this stream");
    }
  }

  /** Limits a stream of a player, or of the address of a visitor; see the other method. */
  public <T> Multi<T> limited(Viewer viewer, HttpServerRequest request, Multi<T> stream) {
    return limited(
        viewer.player().map(UUID::toString).orElseGet(() -> request.remoteAddress().hostAddress()),
        stream);
  }

  /**
   * The stream, which counts from its subscription to its end. A client that leaves before the
   * answer begins never subscribes, and does not count. If too many clients come at the same
   * moment, the stream is empty, and the client comes again.
   *
   * @param client a player's id, or an address
   * @throws ProblemException TOO_MANY_REQUESTS if the client has too many streams, UNAVAILABLE if
   *     all clients together have too many
   */
  public <T> Multi<T> limited(String client, Multi<T> stream) {
    refusal(client)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
    return Multi.createFrom()
        .deferred(
            () -> {
              if (!add(client)) {
                return Multi.createFrom().empty();
              }
              AtomicBoolean closed = new AtomicBoolean();
              boolean late = leaving;
              return stream
                  .select()
                  .first(_ -> late || !leaving)
                  .onTermination()
                  .invoke(
                      () -> {
                        if (!closed.getAndSet(true)) {
                          remove(client);
                        }
                      });
            });
  }

  /**
   * The process is not ready any more, and stops after {@code quarkus.shutdown.delay}. Each stream
   * ends with its next event or heartbeat, so that not all clients come back at the same moment,
   * and its client resumes it elsewhere. A stream that still begins here stays until the end.
   */
  void leave(@Observes ShutdownDelayInitiatedEvent stopping) {
    leaving = true;
  }

  private synchronized Optional<ProblemException> refusal(String client) {
    if (byClient.getOrDefault(client, 0) >= perClient) {
      return Optional.of(ProblemReason.TOO_MANY_STREAMS.problem(perClient).retryAfter(RETRY));
    }
    return open < most
        ? Optional.empty()
        : Optional.of(
            new ProblemException(ErrorCode.UNAVAILABLE, "too many event streams are open", RETRY));
  }

  private synchronized boolean add(String client) {
    if (refusal(client).isPresent()) {
      return false;
    }
    open++;
    byClient.merge(client, 1, Integer::sum);
    return true;
  }

  private synchronized void remove(String client) {
    open--;
    byClient.computeIfPresent(client, (_, count) -> count == 1 ? null : count - 1);
  }
}
