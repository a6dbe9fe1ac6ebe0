package io.arbiter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.arbiter.app.play.ApiClient;
import io.arbiter.app.play.ApiClient.Answer;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A registered player who submits over HTTP and follows the events. */
final class BenchPlayer implements Block.Judge {
  /** One of this many submissions never ends. */
  private static final int ENDLESS_ONE_OF = 20;

  /** One of this many submissions recurses without end. */
  private static final int RECURSIVE_ONE_OF = 50;

  /** Describes the submissions of {@link #judgeWithFailures}. */
  static final String FAILURES =
      "one of %d endless, one of %d recursive".formatted(ENDLESS_ONE_OF, RECURSIVE_ONE_OF);

  private static final String ENDLESS = "def checkio(n):\n    while True:\n        n += 1\n";
  private static final String RECURSIVE = "def checkio(n):\n    return checkio(n + 1)\n";
  private static final String SUBMISSIONS = "/api/puzzles/" + Project.PUZZLE + "/submissions";

  private final ApiClient api;
  private final String source;
  private final AtomicInteger sources = new AtomicInteger();
  private final AtomicInteger judged = new AtomicInteger();

  BenchPlayer(URI address, String name) throws Exception {
    this.api = ApiClient.anonymous(address).register(name, "correct-horse");
    this.source = Files.readString(Project.solution());
  }

  @Override
  public Stages judge() throws Exception {
    // Every source differs, as those of players do.
    return judge(source + "\n# " + sources.incrementAndGet(), "ACCEPTED");
  }

  /**
   * Like {@link #judge}, but some submissions are endless or recursive, and must get the verdict
   * for that.
   */
  Stages judgeWithFailures() throws Exception {
    int number = judged.incrementAndGet();
    if (number % ENDLESS_ONE_OF == 0) {
      return judge(ENDLESS, "TIME_LIMIT");
    }
    return number % RECURSIVE_ONE_OF == 1 ? judge(RECURSIVE, "RUNTIME_ERROR") : judge();
  }

  private Stages judge(String code, String verdict) throws Exception {
    long begin = System.nanoTime();
    Answer receipt = api.post(SUBMISSIONS, Map.of("source", code)).require();
    long accepted = System.nanoTime();
    AtomicReference<JsonNode> last = new AtomicReference<>(MissingNode.getInstance());
    api.follow(receipt.body().path("events").asText(), Map.of(), event -> last.set(event.data()));
    long end = System.nanoTime();
    JsonNode view = last.get();
    if (!verdict.equals(view.path("verdict").asText())) {
      throw new IllegalStateException("the stream ended with: " + view);
    }
    Instant judgedAt = Instant.parse(view.path("judgedAt").asText());
    double push = Duration.between(judgedAt, Instant.now()).toNanos() / 1e6;
    double sandbox = view.path("usage").path("wallMillis").asDouble();
    double intake = (accepted - begin) / 1e6;
    return new Stages(intake, (end - begin) / 1e6 - intake - sandbox - push, sandbox, push);
  }
}
