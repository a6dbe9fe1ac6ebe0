package io.arbiter.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.app.play.ApiClient;
import io.arbiter.app.play.ApiClient.Answer;
import io.arbiter.bench.faults.cluster.Cluster;
import io.arbiter.bench.faults.cluster.Node;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A player who goes on whatever happens, as a good client does: repeats a request with its
 * idempotency key at another api, and resumes a stream with the id of its last event. Thread-safe.
 */
final class LedgerPlayer {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A request without an answer is repeated at another api. */
  private static final Duration ANSWER = Duration.ofSeconds(5);

  /** A stream is opened again after this time, because its api may have stopped. */
  private static final Duration STREAM = Duration.ofSeconds(6);

  /** Bounds a hang. A machine with half a processor for the whole cluster needs five minutes. */
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final String PASSWORD = "correct-horse";
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int UNAUTHENTICATED = 401;
  private static final List<Integer> FOR_THE_MOMENT = List.of(429, 503);
  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private final Cluster cluster;
  private final Ledger ledger;
  private final String name;
  private volatile @Nullable String token;
  private volatile boolean leaving;

  /** Registers and logs in. */
  LedgerPlayer(Cluster cluster, Ledger ledger, String name) throws Exception {
    this.cluster = cluster;
    this.ledger = ledger;
    this.name = name;
    this.token = api().register(name, PASSWORD).token().orElseThrow();
    ledger.players.add(name);
  }

  /** A client of any api, as behind a load balancer. */
  private ApiClient api() {
    List<Node> apis = cluster.reachable();
    Node any = apis.get(ThreadLocalRandom.current().nextInt(apis.size()));
    URI address = URI.create(any.instance().address());
    ApiClient client = ApiClient.anonymous(address);
    @Nullable String current = token;
    return current == null ? client : client.withToken(current);
  }

  /** Sends any of these sources, one after the other, until the player leaves. */
  void play(List<KnownSource> sources, Random random) {
    try {
      while (!leaving) {
        judge(sources.get(random.nextInt(sources.size())));
        Thread.sleep(random.nextLong(600));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Ends {@link #play} after the verdict of the submission that is on its way. A player who went
   * away before the answer would not know of it.
   */
  void leave() {
    leaving = true;
  }

  Followed judge(KnownSource source) throws InterruptedException {
    return follow(send(source), source);
  }

  /**
   * Sends a source until an api has accepted it; returns the id.
   *
   * @throws IllegalStateException if no api accepts it for longer than any recovery takes
   */
  String send(KnownSource source) throws InterruptedException {
    byte[] body = JSON.createObjectNode().put("source", source.text).toString().getBytes(UTF_8);
    Map<String, String> headers = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    String path = "/api/puzzles/fizz-buzz/" + source.kind;
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      try {
        Answer answer =
            within(
                ANSWER, () -> api().send("POST", path, BodyPublishers.ofByteArray(body), headers));
        if (answer.status() == ACCEPTED) {
          String id = answer.body().path("id").asText();
          ledger.promises.put(id, new Ledger.Promise(id, name, source));
          return id;
        }
        if (answer.status() == UNAUTHENTICATED) {
          logInAgain();
        } else {
          refused(answer);
        }
      } catch (ExecutionException e) {
        // The request may have been accepted. The key makes the repetition safe.
        ledger.failed.incrementAndGet();
      } catch (TimeoutException e) {
        // The same, but a busy machine may be the reason.
      }
      Thread.sleep(PAUSE);
    }
    String what = name + " got no 202 within " + PATIENCE.toSeconds() + " s";
    ledger.broken(what);
    throw new IllegalStateException(what);
  }

  /** A token lasts for a quarter of an hour. */
  private void logInAgain() throws InterruptedException, ExecutionException, TimeoutException {
    token = within(ANSWER, () -> api().logIn(name, PASSWORD)).token().orElseThrow();
  }

  private void refused(Answer answer) {
    ledger.refused.incrementAndGet();
    boolean retry = answer.raw().headers().firstValue("Retry-After").isPresent();
    if (!FOR_THE_MOMENT.contains(answer.status()) || !retry) {
      ledger.broken(name + " was refused with " + answer.status() + " " + answer.body());
    }
  }

  private static <T> T within(Duration time, Callable<T> work)
      throws InterruptedException, ExecutionException, TimeoutException {
    Future<T> future = THREADS.submit(work);
    try {
      return future.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      future.cancel(true);
    }
  }

  /** Follows a submission to its verdict, over any number of interruptions. */
  Followed follow(String id, KnownSource source) throws InterruptedException {
    Followed followed = new Followed(id, cluster.brokerLives());
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!followed.ended() && System.nanoTime() < end) {
      String why;
      try {
        int status =
            within(
                STREAM,
                () ->
                    api()
                        .follow(
                            "/api/submissions/" + id + "/events",
                            followed.resume(),
                            followed::take));
        why = "the stream ended with status " + status;
        if (status == UNAUTHENTICATED) {
          logInAgain();
        } else if (status != OK && !FOR_THE_MOMENT.contains(status)) {
          ledger.broken(followed + ": its stream was refused with " + status);
        }
      } catch (ExecutionException | TimeoutException e) {
        // The stream was interrupted, or goes on elsewhere.
        why = e.toString();
      }
      if (!followed.ended()) {
        followed.interrupted(why);
        ledger.resumed.incrementAndGet();
        Thread.sleep(PAUSE);
      }
    }
    ledger.delays.addAndGet(followed.delays());
    check(followed, source);
    return followed;
  }

  private void check(Followed followed, KnownSource source) {
    if (!followed.ended()) {
      ledger.broken(followed + " has no verdict after " + PATIENCE.toSeconds() + " s");
      return;
    }
    JsonNode view = followed.view();
    if (!view.path("verdict").asText().equals(source.verdict)) {
      ledger.broken(followed + ": expected " + source.verdict + ", got " + view);
    }
    followed.gap(view.path("output").asText(""), cluster.brokerLives()).ifPresent(ledger::broken);
  }
}
