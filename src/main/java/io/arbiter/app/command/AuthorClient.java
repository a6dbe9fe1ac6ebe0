package io.arbiter.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.json.Codec;
import io.arbiter.core.report.ValidationReport;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends puzzles to a running Arbiter, as {@code ARBITER_URL} and the names beside it say. */
public final class AuthorClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int CREATED = 201;

  private final ReportPrinter printer;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String server = environment("ARBITER_URL").orElse("http://localhost:8080");
  private @Nullable String token;

  AuthorClient(PrintStream out) {
    printer = new ReportPrinter(out);
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name));
  }

  private record Answer(int status, JsonNode body) {
    boolean good() {
      return status < 300;
    }
  }

  /**
   * Stores the bundle, has it validated and, if that went well, published.
   *
   * @return whether it has no fault
   */
  boolean push(String slug, Map<String, byte[]> files, boolean publish)
      throws IOException, InterruptedException {
    logIn();
    String puzzle = "/api/author/puzzles/" + slug;
    Answer draft = send("PUT", puzzle, "application/zip", BundleArchive.write(files));
    if (!draft.good()) {
      return refused(draft);
    }
    int number = draft.body().path("version").asInt();
    printer.say(
        "%s %s is version %d"
            .formatted(draft.status() == CREATED ? "stored:" : "unchanged:", slug, number));
    String version = puzzle + "/versions/" + number;
    JsonNode now = validated(version, draft.body().path("state").asText());
    if (now.path("report").isObject()) {
      printer.print(Codec.fromJson(now.path("report").toString(), ValidationReport.class));
    }
    String state = now.path("state").asText();
    if (publish && state.equals("VALIDATED")) {
      Answer published = post(version + "/publication");
      if (!published.good()) {
        return refused(published);
      }
      state = published.body().path("state").asText();
    }
    printer.say("version %d is %s".formatted(number, state));
    return !state.equals("REJECTED") && !state.equals("DRAFT");
  }

  /** The version, once nobody works on it; what was validated before is not validated again. */
  private JsonNode validated(String version, String state)
      throws IOException, InterruptedException {
    if (state.equals("DRAFT") || state.equals("REJECTED")) {
      require(post(version + "/validation"));
    }
    JsonNode now = require(send("GET", version, "", new byte[0])).body();
    while (now.path("state").asText().equals("VALIDATING")) {
      if (now.has("progress")) {
        printer.progress(
            now.path("progress").path("done").asInt(), now.path("progress").path("total").asInt());
      }
      Thread.sleep(POLL);
      now = require(send("GET", version, "", new byte[0])).body();
    }
    return now;
  }

  private boolean refused(Answer answer) {
    printer.say(answer.status() + " " + answer.body().path("detail").asText());
    for (JsonNode fault : answer.body().path("violations")) {
      printer.problem(
          fault.path("file").asText(fault.path("field").asText()),
          fault.path("line").asInt(),
          fault.path("message").asText());
    }
    return false;
  }

  private void logIn() throws IOException, InterruptedException {
    token = environment("ARBITER_TOKEN").orElse(null);
    if (token != null) {
      return;
    }
    Map<String, String> login =
        Map.of(
            "name",
            environment("ARBITER_NAME")
                .orElseThrow(() -> new IllegalStateException("set ARBITER_NAME, or ARBITER_TOKEN")),
            "password",
            environment("ARBITER_PASSWORD")
                .orElseThrow(() -> new IllegalStateException("set ARBITER_PASSWORD")));
    Answer answer = send("POST", "/api/tokens", "application/json", JSON.writeValueAsBytes(login));
    token = require(answer).body().path("token").asText();
  }

  private Answer post(String path) throws IOException, InterruptedException {
    return send("POST", path, "", new byte[0]);
  }

  private static Answer require(Answer answer) {
    if (!answer.good()) {
      throw new IllegalStateException(
          answer.status() + " " + answer.body().path("detail").asText());
    }
    return answer;
  }

  private Answer send(String method, String path, String type, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .header("Accept", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<byte[]> response;
    try {
      response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new IOException("no Arbiter answers at " + server, e);
    }
    return new Answer(response.statusCode(), JSON.readTree(response.body()));
  }
}
