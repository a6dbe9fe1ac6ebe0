package io.arbiter.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.app.play.ApiClient;
import io.arbiter.app.play.ApiClient.Answer;
import io.arbiter.app.play.ApiClient.Event;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;

/** A client of the API for tests. If no server answers, the answer has status -1. */
public final class Client {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration VERDICT = Duration.ofSeconds(180);
  public static final String PASSWORD = "correct horse";

  private final ApiClient api;

  private Client(ApiClient api) {
    this.api = api;
  }

  public static Client anonymous(String address) {
    return new Client(ApiClient.anonymous(URI.create(address)));
  }

  /** Registers a player and logs in. Fails if the name is taken. */
  public static Client register(String address, String name) {
    return newAccount(address, name).logIn(name, PASSWORD);
  }

  /** Registers a player, and returns a client that is not logged in. A log-in costs a hash. */
  static Client newAccount(String address, String name) {
    Client client = anonymous(address);
    required(201, client.post("/api/players", Map.of("name", name, "password", PASSWORD)));
    return client;
  }

  /** Logs in. Fails if the password is wrong, so that no test goes on as a visitor. */
  public Client logIn(String name, String password) {
    Answer answer = required(200, post("/api/tokens", Map.of("name", name, "password", password)));
    return new Client(api.withToken(answer.body().path("token").asText()));
  }

  private static Answer required(int status, Answer answer) {
    if (answer.status() != status) {
      throw new IllegalStateException(
          "expected %d, got %d: %s".formatted(status, answer.status(), answer.body()));
    }
    return answer;
  }

  /** The items of a list. Fails if there is no list, so that no error counts as an empty one. */
  public JsonNode items(String path) {
    JsonNode items = required(200, get(path)).body().path("items");
    if (!items.isArray()) {
      throw new IllegalStateException(path + " is no list");
    }
    return items;
  }

  /** A client of the same server with this token or key. */
  public Client withToken(String token) {
    return new Client(api.withToken(token));
  }

  private static Answer answer(Callable<Answer> request) {
    try {
      return request.call();
    } catch (IOException e) {
      return new Answer(-1, JSON.createObjectNode().put("detail", e.toString()), null);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public Answer get(String path) {
    return answer(() -> api.get(path));
  }

  public Answer post(String path, Object body) {
    return answer(() -> api.post(path, body));
  }

  /** Posts a value, and waits until a worker has done what it needs. */
  public Answer postAndWait(String path, Object body) {
    return result(answer(() -> api.postAndWait(path, body)));
  }

  public Answer put(String path, Object body) {
    return answer(() -> api.put(path, body));
  }

  /** Puts a value, and waits until a worker has done what it needs. */
  public Answer putAndWait(String path, Object body) {
    return result(answer(() -> api.putAndWait(path, body)));
  }

  public Answer delete(String path, Object body) {
    return answer(() -> api.delete(path, body));
  }

  /** Sends a body of this type, and waits until a worker has done what it needs. */
  public Answer sendAndWait(String method, String path, byte[] body, Map<String, String> headers) {
    Map<String, String> waiting = new HashMap<>(headers);
    waiting.putAll(ApiClient.WAIT);
    return result(send(method, path, body, waiting));
  }

  /** What a task has made that a busy worker did not end within the minute of the server. */
  private Answer result(Answer answer) {
    if (answer.status() != 202) {
      return answer;
    }
    String task = "/api/author/tasks/" + answer.body().path("id").asText();
    JsonNode done = follow(task + "/events", Map.of()).getLast().data();
    if (!done.path("state").asText().equals("DONE")) {
      return answer;
    }
    return done.path("result").isObject()
        ? new Answer(201, done.path("result"), answer.raw())
        : get(done.path("link").asText());
  }

  public Answer send(String method, String path, byte[] body, Map<String, String> headers) {
    return answer(
        () ->
            api.send(
                method,
                path,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body),
                headers));
  }

  /** Submits a source, and returns the id of the submission. */
  public String submit(String puzzle, String kind, String source) {
    Answer answer = post("/api/puzzles/" + puzzle + "/" + kind, Map.of("source", source));
    if (answer.status() != 202) {
      throw new IllegalStateException("not accepted: " + answer);
    }
    return answer.body().path("id").asText();
  }

  public JsonNode submission(String id) {
    return get("/api/submissions/" + id).body();
  }

  public void awaitState(String id, String state) {
    Awaitility.await(state + " of " + id)
        .atMost(VERDICT)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> submission(id).path("state").asText().equals(state));
  }

  /** Waits for the verdict, and returns the submission. */
  public JsonNode awaitVerdict(String id) {
    awaitState(id, "JUDGED");
    return submission(id);
  }

  public JsonNode judge(String puzzle, String source) {
    return awaitVerdict(submit(puzzle, "submissions", source));
  }

  public JsonNode run(String puzzle, String source) {
    return awaitVerdict(submit(puzzle, "runs", source));
  }

  /** The data of the first event of a stream, which is then left. */
  public JsonNode firstEvent(String path) {
    AtomicReference<JsonNode> first = new AtomicReference<>();
    try {
      api.follow(
          path,
          Map.of(),
          event -> {
            first.set(event.data());
            throw new CancellationException();
          });
    } catch (CancellationException e) {
      return first.get();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    throw new IllegalStateException("no event of " + path);
  }

  /** Follows a submission to the end of its stream, and returns the events. */
  public List<Event> events(String submission, Map<String, String> headers) {
    return follow("/api/submissions/" + submission + "/events", headers);
  }

  /** Follows a stream to its end, and returns the events. */
  public List<Event> follow(String path, Map<String, String> headers) {
    List<Event> events = new ArrayList<>();
    follow(path, headers, events);
    return events;
  }

  /** The lines of an answer, to its end. */
  public List<String> lines(String path) {
    List<String> lines = new ArrayList<>();
    try {
      api.lines(path, Map.of(), lines::add);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return lines;
  }

  /** Follows a stream to its end, and adds each event when it comes. */
  public void follow(String path, Map<String, String> headers, List<Event> events) {
    try {
      int status = api.follow(path, headers, events::add);
      if (status != 200) {
        throw new IllegalStateException(path + ": the stream is refused with " + status);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
