package io.arbiter.server.live;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.caller.Viewer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts the open streams of this process and refuses too many of them. Thread-safe. */
@ApplicationScoped
public class OpenStreams {
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final StreamSettings settings;
  private final Map<String, Integer> byClient = new HashMap<>();
  private int open;

  public OpenStreams(StreamSettings settings) {
    this.settings = settings;
  }

  /** Counts a stream of a player, or of the address of a visitor; see {@link #add(String)}. */
  public Runnable add(Viewer viewer, HttpServerRequest request) {
    return add(
        viewer.player().map(UUID::toString).orElseGet(() -> request.remoteAddress().hostAddress()));
  }

  /**
   * Counts a stream until the returned action runs. The action may run more than once.
   *
   * @param client a player's id, or an address
   * @throws ProblemException TOO_MANY_REQUESTS if the client has too many streams, UNAVAILABLE if
   *     all clients together have too many
   */
  public synchronized Runnable add(String client) {
    if (byClient.getOrDefault(client, 0) >= settings.perClient()) {
      throw new ProblemException(
          ErrorCode.TOO_MANY_REQUESTS,
          "you may have %d event streams open at a time".formatted(settings.perClient()),
          RETRY);
    }
    if (open >= settings.open()) {
      throw new ProblemException(ErrorCode.UNAVAILABLE, "too many event streams are open", RETRY);
    }
    open++;
    byClient.merge(client, 1, Integer::sum);
    AtomicBoolean closed = new AtomicBoolean();
    return () -> {
      if (!closed.getAndSet(true)) {
        remove(client);
      }
    };
  }

  private synchronized void remove(String client) {
    open--;
    byClient.computeIfPresent(client, (_, count) -> count == 1 ? null : count - 1);
  }
}
