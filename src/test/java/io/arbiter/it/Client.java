package io.arbiter.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A client of the API, as a player's program would be. */
final class Client {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration VERDICT = Duration.ofSeconds(90);
  static final String PASSWORD = "correct horse";

  private final String address;
  private final String token;

  /** What came back: {@code body} is an empty object when it was no JSON. */
  record Answer(int status, JsonNode body, HttpResponse<byte[]> raw) {
    String code() {
      return body.path("code").asText();
    }
  }

  private Client(String address, String token) {
    this.address = address;
    this.token = token;
  }

  static Client anonymous(String address) {
    return new Client(address, "");
  }

  /** Registers a player and takes a token. */
  static Client register(String address, String name) {
    Client client = anonymous(address);
    client.post("/api/players", Map.of("name", name, "password", PASSWORD));
    return client.logIn(name, PASSWORD);
  }

  Client logIn(String name, String password) {
    Answer answer = post("/api/tokens", Map.of("name", name, "password", password));
    return new Client(address, answer.body().path("token").asText());
  }

  Answer get(String path) {
    return send("GET", path, null, Map.of());
  }

  Answer post(String path, Object body) {
    try {
      return send("POST", path, JSON.writeValueAsBytes(body), Map.of());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  Answer put(String path, Object body) {
    try {
      return send("PUT", path, JSON.writeValueAsBytes(body), Map.of());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  Answer delete(String path, Object body) {
    try {
      return send("DELETE", path, JSON.writeValueAsBytes(body), Map.of());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  Answer send(String method, String path, byte[] body, Map<String, String> headers) {
    try {
      HttpResponse<byte[]> response =
          HTTP.send(
              request(path, headers)
                  .method(
                      method,
                      body == null
                          ? HttpRequest.BodyPublishers.noBody()
                          : HttpRequest.BodyPublishers.ofByteArray(body))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), tree(response.body()), response);
    } catch (IOException e) {
      return new Answer(-1, JSON.createObjectNode().put("detail", e.toString()), null);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String path, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
    request.setHeader("Content-Type", "application/json");
    if (!token.isEmpty()) {
      request.setHeader("Authorization", "Bearer " + token);
    }
    headers.forEach(request::setHeader);
    return request;
  }

  private static JsonNode tree(byte[] body) {
    try {
      JsonNode tree = JSON.readTree(body);
      return tree == null ? JSON.createObjectNode() : tree;
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }

  /** Hands in a source; the id of what was accepted. */
  String submit(String puzzle, String kind, String source) {
    Answer answer = post("/api/puzzles/" + puzzle + "/" + kind, Map.of("source", source));
    if (answer.status() != 202) {
      throw new IllegalStateException("not accepted: " + answer);
    }
    return answer.body().path("id").asText();
  }

  JsonNode submission(String id) {
    return get("/api/submissions/" + id).body();
  }

  void awaitState(String id, String state) {
    Awaitility.await(state + " of " + id)
        .atMost(VERDICT)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> submission(id).path("state").asText().equals(state));
  }

  /** The submission, once it is judged. */
  JsonNode awaitVerdict(String id) {
    awaitState(id, "JUDGED");
    return submission(id);
  }

  JsonNode judge(String puzzle, String source) {
    return awaitVerdict(submit(puzzle, "submissions", source));
  }

  JsonNode run(String puzzle, String source) {
    return awaitVerdict(submit(puzzle, "runs", source));
  }

  /** An event of a stream. */
  record Event(String name, long id, JsonNode data) {}

  /** The events of a submission up to the end of the stream. */
  List<Event> events(String submission, Map<String, String> headers) {
    try {
      HttpResponse<Stream<String>> response =
          HTTP.send(
              request("/api/submissions/" + submission + "/events", headers).build(),
              HttpResponse.BodyHandlers.ofLines());
      List<Event> events = new java.util.ArrayList<>();
      String[] event = {"", "-1", ""};
      response
          .body()
          .forEach(
              line -> {
                if (line.isEmpty() && !event[0].isEmpty()) {
                  events.add(
                      new Event(
                          event[0],
                          Long.parseLong(event[1]),
                          tree(event[2].getBytes(StandardCharsets.UTF_8))));
                  event[0] = "";
                  event[1] = "-1";
                } else if (line.startsWith("event:")) {
                  event[0] = line.substring(6).strip();
                } else if (line.startsWith("id:")) {
                  event[1] = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                  event[2] = line.substring(5);
                }
              });
      return events;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
