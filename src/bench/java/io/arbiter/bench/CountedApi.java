package io.arbiter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.arbiter.app.play.ApiClient;
import io.arbiter.app.play.ApiClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A player's requests as a good page sends them: a request that is refused for the moment is
 * repeated when the answer says. All other failures are counted. Thread-safe.
 */
record CountedApi(ApiClient api, Count count) {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final int VERDICT_SECONDS = 600;

  /** What all players' requests together have met. */
  static final class Count {
    final AtomicInteger requests = new AtomicInteger();
    final AtomicInteger refused = new AtomicInteger();

    /** Answers of 500 to 599, and requests without an answer. */
    final AtomicInteger serverErrors = new AtomicInteger();

    /** All failures that a player would see. */
    final Queue<String> failures = new ConcurrentLinkedQueue<>();

    void failure(String what, int status) {
      serverErrors.addAndGet(status >= SERVER_ERROR ? 1 : 0);
      failures.add(what);
    }

    void serverError(String what) {
      failure(what, SERVER_ERROR);
    }
  }

  private interface Request {
    Answer send() throws IOException, InterruptedException;
  }

  JsonNode get(String path) throws InterruptedException {
    return send("GET " + path, () -> api.get(path));
  }

  JsonNode post(String path, Map<String, ?> body) throws InterruptedException {
    return send("POST " + path, () -> api.post(path, body));
  }

  /** The body of a 2xx answer; a missing node after a failure. */
  private JsonNode send(String what, Request request) throws InterruptedException {
    while (true) {
      count.requests.incrementAndGet();
      Answer answer;
      try {
        answer = request.send();
      } catch (IOException e) {
        count.serverError(what + ": " + e);
        return MissingNode.getInstance();
      }
      if (answer.status() != TOO_MANY_REQUESTS) {
        return body(what, answer);
      }
      count.refused.incrementAndGet();
      TimeUnit.SECONDS.sleep(answer.raw().headers().firstValueAsLong("Retry-After").orElse(1));
    }
  }

  /** Follows a submission to its verdict; a missing node if there is none in time. */
  JsonNode verdict(String events) throws InterruptedException {
    AtomicReference<JsonNode> view = new AtomicReference<>(MissingNode.getInstance());
    long begun = System.nanoTime();
    while (view.get().isMissingNode() && Figures.secondsSince(begun) < VERDICT_SECONDS) {
      try {
        int status =
            api.follow(
                events,
                Map.of(),
                event -> view.set(event.name().equals("judged") ? event.data() : view.get()));
        if (status == TOO_MANY_REQUESTS) {
          count.refused.incrementAndGet();
        } else if (view.get().isMissingNode()) {
          count.failure(events + " ended without a verdict, status " + status, status);
        }
      } catch (IOException | UncheckedIOException e) {
        count.serverError(events + ": " + e);
        break;
      }
      TimeUnit.SECONDS.sleep(view.get().isMissingNode() ? 1 : 0);
    }
    return view.get();
  }

  private JsonNode body(String what, Answer answer) {
    if (answer.good()) {
      return answer.body();
    }
    count.failure(what + ": " + answer.status() + " " + answer.body(), answer.status());
    return MissingNode.getInstance();
  }
}
