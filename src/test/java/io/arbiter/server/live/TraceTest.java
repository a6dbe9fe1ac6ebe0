package io.arbiter.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.atIndex;

import io.arbiter.WholeArbiter;
import io.arbiter.app.client.ApiClient.Event;
import io.arbiter.it.Client;
import io.arbiter.worker.Sandboxes;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both roles in this process, with a real database, broker and children. */
@QuarkusTest
@TestProfile(TraceTest.Traced.class)
class TraceTest {
  private static final AttributeKey<String> SUBMISSION =
      AttributeKey.stringKey("arbiter.submission");
  private static final String STREAM = "stream judged";
  private static final String JUDGE = "process arbiter.jobs.interactive";
  private static final String PATH = "/api/puzzles/fizz-buzz/submissions";
  private static final String ROUTE = "POST /api/puzzles/{slug}/submissions";

  /** Of a submission whose verdict came on an event stream. */
  private static final int SPANS = 9;

  /** The spans that name the submission. */
  private static final List<String> NAMES = List.of(ROUTE, JUDGE, "score", STREAM);

  /** Which the client of a public API must not choose. */
  private static final String FOREIGN_TRACE = "0af7651916cd43dd8448eb211c80319c";

  /** The comment and the name are looked for in all spans. */
  private static final String SOURCE =
      """
      def checkio(number):  # a secret remark
          secret_name = ("Fizz" if number % 3 == 0 else "", "Buzz" if number % 5 == 0 else "")
          return " ".join(part for part in secret_name if part) or str(number)
      """;

  /** Traces are on, and go to the test. */
  public static final class Traced implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.otel.sdk.disabled", "false", "quarkus.otel.bsp.schedule.delay", "50ms");
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(WholeArbiter.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }
  }

  /** Quarkus exports spans to this bean. */
  @Singleton
  static class Exporter {
    @Produces
    @Singleton
    InMemorySpanExporter exporter() {
      return InMemorySpanExporter.create();
    }
  }

  @Inject InMemorySpanExporter exporter;
  @Inject Sandboxes sandboxes;
  @TestHTTPResource URI address;

  private String player;
  private Client client;

  @BeforeEach
  void register() throws InterruptedException {
    if (!sandboxes.confinement().isDone()) {
      sandboxes.warm();
    }
    player = "traced" + System.nanoTime() % 1_000_000;
    client = Client.register(address.toString(), player);
    exporter.reset();
  }

  private String submit(String source) {
    return client
        .send(
            "POST",
            PATH,
            "{\"source\": %s}".formatted(quoted(source)).getBytes(StandardCharsets.UTF_8),
            Map.of("traceparent", "00-" + FOREIGN_TRACE + "-b7ad6b7169203331-01"))
        .body()
        .path("id")
        .asText();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  /**
   * Sends a submission and follows it until its trace has ended. Returns the id. If the verdict is
   * there before the stream, the stream sends it at once, without a span; then sends another one.
   */
  private String follow() {
    for (int i = 0; ; i++) {
      String id = submit(SOURCE + "# a secret remark " + i + "\n");
      List<Event> events = client.events(id, Map.of());
      assertThat(events.getLast().data().path("verdict").asText()).isEqualTo("ACCEPTED");
      if (events.size() > 1) {
        Awaitility.await("the spans of " + id)
            .atMost(Duration.ofSeconds(20))
            .until(() -> trace(id).size() >= SPANS);
        return id;
      }
    }
  }

  /** The spans of the submission's trace that have ended, by their starts. */
  private List<SpanData> trace(String submission) {
    return of(submission).stream()
        .findFirst()
        .map(span -> inTrace(span.getTraceId()))
        .orElse(List.of());
  }

  private List<SpanData> of(String submission) {
    return exporter.getFinishedSpanItems().stream()
        .filter(span -> submission.equals(span.getAttributes().get(SUBMISSION)))
        .toList();
  }

  private List<SpanData> inTrace(String trace) {
    return exporter.getFinishedSpanItems().stream()
        .filter(span -> span.getTraceId().equals(trace))
        .sorted(Comparator.comparing(SpanData::getStartEpochNanos))
        .toList();
  }

  private static Stream<SpanData> named(List<SpanData> spans, String name) {
    return spans.stream().filter(span -> span.getName().equals(name));
  }

  private static SpanData only(List<SpanData> spans, String name) {
    return named(spans, name).reduce((one, other) -> fail(one, other)).orElseThrow();
  }

  private static SpanData fail(SpanData one, SpanData other) {
    throw new AssertionError("two spans: " + one + ", " + other);
  }

  /** The spans below a span, each with its parents before it. */
  private static Stream<String> paths(List<SpanData> spans, SpanData span, String above) {
    String path = above + span.getKind() + " " + span.getName();
    return Stream.concat(
        Stream.of(path),
        spans.stream()
            .filter(child -> child.getParentSpanId().equals(span.getSpanId()))
            .flatMap(child -> paths(spans, child, path + " > ")));
  }

  @Test
  void oneTraceShowsASubmissionFromTheRequestToTheEventStream() {
    List<SpanData> spans = trace(follow());
    SpanData request = only(spans, ROUTE);
    assertThat(request.getTraceId()).isNotEqualTo(FOREIGN_TRACE);
    assertThat(request.getParentSpanContext().isValid()).isFalse();
    String server = "SERVER " + ROUTE;
    String job = " > PRODUCER send arbiter.jobs.interactive";
    String judging = " > CONSUMER process arbiter.jobs.interactive";
    String result = " > PRODUCER send arbiter.events";
    String scoring = " > CONSUMER score";
    assertThat(paths(spans, request, "").filter(path -> !path.endsWith(STREAM)))
        .containsExactly(
            server,
            server + job,
            server + job + judging,
            server + job + judging + " > INTERNAL wait for a child",
            server + job + judging + " > INTERNAL run in a child",
            server + job + judging + result,
            server + job + judging + result + scoring,
            server + job + judging + result + scoring + result);
    // The process that has scored tells its streams at once. Others wait for the record.
    assertThat(paths(spans, request, "").filter(path -> path.endsWith(STREAM)))
        .hasSize(1)
        .satisfies(
            path ->
                assertThat(path)
                    .isIn(
                        server + job + judging + result + scoring + " > INTERNAL " + STREAM,
                        server
                            + job
                            + judging
                            + result
                            + scoring
                            + result
                            + " > INTERNAL "
                            + STREAM),
            atIndex(0));
  }

  @Test
  void spansSayWhichSubmissionAndNothingOfWhatItIs() {
    String id = follow();
    assertThat(client.get("/api/players/" + player).status()).isEqualTo(200);
    List<SpanData> spans = trace(id);
    for (String name : NAMES) {
      assertThat(only(spans, name).getAttributes().get(SUBMISSION)).as(name).isEqualTo(id);
    }
    SpanData judging = only(spans, JUDGE);
    assertThat(judging.getAttributes().get(AttributeKey.stringKey("arbiter.verdict")))
        .isEqualTo("ACCEPTED");
    assertThat(judging.getAttributes().get(AttributeKey.stringKey("messaging.system")))
        .isEqualTo("kafka");
    assertThat(
            only(spans, "run in a child")
                .getAttributes()
                .get(AttributeKey.longKey("arbiter.steps")))
        .isPositive();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                exporter.getFinishedSpanItems().stream()
                    .anyMatch(span -> span.getName().equals("GET /api/players/{name}")));
    assertThat(exporter.getFinishedSpanItems())
        .filteredOn(span -> span.getKind() == SpanKind.SERVER)
        .isNotEmpty();
    assertThat(exporter.getFinishedSpanItems().toString())
        .doesNotContain("secret", player, "127.0.0.1", "Fizz", "def checkio");
  }
}
