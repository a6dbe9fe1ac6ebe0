package io.arbiter.app.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A client of one Arbiter's HTTP API, for one player or without a login. Immutable and thread-safe.
 */
public final class ApiClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private static final String JSON_TYPE = "application/json";

  /** The header with which the answer is the result of a worker, if it comes within a minute. */
  public static final Map<String, String> WAIT = Map.of("Prefer", "wait=60");

  private final URI address;
  private final Optional<String> token;

  private ApiClient(URI address, Optional<String> token) {
    this.address = address;
    this.token = token;
  }

  /**
   * The address of a server. Without a scheme it is https, or http for this machine.
   *
   * @throws IllegalStateException if the text is no address
   */
  public static URI address(String server) {
    boolean here = server.matches("(?:localhost|127\\.[0-9.]+|\\[::1])(?:[:/].*)?");
    String full = server.contains("://") ? server : (here ? "http://" : "https://") + server;
    try {
      URI address = new URI(full);
      if (address.getHost() != null && full.matches("(?i)https?://.*")) {
        return address;
      }
    } catch (URISyntaxException _) {
      // The message below says what an address looks like.
    }
    throw new IllegalStateException(
        server + " is no address of a server, such as http://localhost:8080");
  }

  /** A client without a token. */
  public static ApiClient anonymous(URI address) {
    return new ApiClient(address, Optional.empty());
  }

  /** A client of the same server for the player whom the token names. */
  public ApiClient withToken(String newToken) {
    return new ApiClient(address, Optional.of(newToken).filter(text -> !text.isEmpty()));
  }

  /** The token that each request carries. */
  public Optional<String> token() {
    return token;
  }

  /**
   * Registers a player and logs in.
   *
   * @throws IllegalStateException when the server refuses; the message says why
   */
  public ApiClient register(String name, String password) throws IOException, InterruptedException {
    post("/api/players", Map.of("name", name, "password", password)).require();
    return logIn(name, password);
  }

  /**
   * A client of the same server for a player. The request carries no token, because the server
   * refuses an old one.
   *
   * @throws IllegalStateException when the server refuses; the message says why
   */
  public ApiClient logIn(String name, String password) throws IOException, InterruptedException {
    Map<String, String> body = Map.of("name", name, "password", password);
    Answer answer = anonymous(address).post("/api/tokens", body).require();
    return withToken(answer.body().path("token").asText());
  }

  public Answer get(String path) throws IOException, InterruptedException {
    return send("GET", path, BodyPublishers.noBody(), Map.of());
  }

  /** Posts without a body. */
  public Answer post(String path) throws IOException, InterruptedException {
    return send("POST", path, BodyPublishers.noBody(), Map.of());
  }

  /** Posts a value as JSON. */
  public Answer post(String path, Object body) throws IOException, InterruptedException {
    return send("POST", path, json(body), Map.of());
  }

  /** Puts a value as JSON. */
  public Answer put(String path, Object body) throws IOException, InterruptedException {
    return send("PUT", path, json(body), Map.of());
  }

  /** Puts a value as JSON, and waits for what a worker does with it. */
  public Answer putAndWait(String path, Object body) throws IOException, InterruptedException {
    return send("PUT", path, json(body), WAIT);
  }

  /** Posts a value as JSON, and waits for what a worker does with it. */
  public Answer postAndWait(String path, Object body) throws IOException, InterruptedException {
    return send("POST", path, json(body), WAIT);
  }

  /** Sends DELETE with a value as JSON. */
  public Answer delete(String path, Object body) throws IOException, InterruptedException {
    return send("DELETE", path, json(body), Map.of());
  }

  private static HttpRequest.BodyPublisher json(Object body) throws IOException {
    return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
  }

  /**
   * Sends a request.
   *
   * @param headers further headers; they replace the default content type and token
   * @throws IOException if no server answers
   */
  public Answer send(
      String method, String path, HttpRequest.BodyPublisher body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest request = request(path, headers).method(method, body).build();
    HttpResponse<byte[]> response = answer(request, BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), tree(response.body()), response);
  }

  /** The messages of the client's own exceptions may be null. */
  private <T> HttpResponse<T> answer(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    try {
      return HTTP.send(request, handler);
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new IOException("no Arbiter answers at " + address, e);
    }
  }

  private HttpRequest.Builder request(String path, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
    request.setHeader("Content-Type", JSON_TYPE);
    token.ifPresent(value -> request.setHeader("Authorization", "Bearer " + value));
    headers.forEach(request::setHeader);
    return request;
  }

  /**
   * Follows a stream of server-sent events to its end.
   *
   * @param path of the stream, which the receipt of a submission contains
   * @param headers such as Last-Event-ID
   * @return the status
   */
  public int follow(String path, Map<String, String> headers, Consumer<Event> listener)
      throws IOException, InterruptedException {
    return lines(path, headers, new EventReader(listener));
  }

  /**
   * Reads an answer line by line, as its lines arrive.
   *
   * @return the status
   */
  public int lines(String path, Map<String, String> headers, Consumer<String> listener)
      throws IOException, InterruptedException {
    HttpResponse<Stream<String>> response =
        answer(request(path, headers).build(), BodyHandlers.ofLines());
    try (Stream<String> lines = response.body()) {
      lines.forEachOrdered(listener);
    }
    return response.statusCode();
  }

  /** Makes events of lines. */
  private static final class EventReader implements Consumer<String> {
    private final Consumer<Event> listener;
    private String name = "";
    private long id = -1;
    private String data = "";

    private EventReader(Consumer<Event> listener) {
      this.listener = listener;
    }

    @Override
    public void accept(String line) {
      if (line.isEmpty() && !name.isEmpty()) {
        listener.accept(new Event(name, id, tree(data.getBytes(StandardCharsets.UTF_8))));
        name = "";
        id = -1;
      } else if (line.startsWith("event:")) {
        name = line.substring("event:".length()).strip();
      } else if (line.startsWith("id:")) {
        id = Long.parseLong(line.substring("id:".length()).strip());
      } else if (line.startsWith("data:")) {
        data = line.substring("data:".length());
      }
    }
  }

  private static JsonNode tree(byte[] body) {
    try {
      JsonNode tree = JSON.readTree(body);
      return tree == null ? JSON.createObjectNode() : tree;
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }

  /**
   * A server-sent event.
   *
   * @param id −1 when the event has none
   */
  public record Event(String name, long id, JsonNode data) {}

  /**
   * A response.
   *
   * @param body an empty object when the response is not JSON
   */
  public record Answer(int status, JsonNode body, HttpResponse<byte[]> raw) {
    /** The error code of a problem document; empty for any other answer. */
    public String code() {
      return body.path("code").asText();
    }

    public boolean good() {
      return status / 100 == 2;
    }

    /**
     * Returns this answer if its status is 2xx.
     *
     * @throws IllegalStateException with status and detail for any other status; says so if the
     *     answer is not one of Arbiter's API
     */
    public Answer require() {
      if (good()) {
        return this;
      }
      String detail = body.path("detail").asText();
      throw new IllegalStateException(
          detail.isEmpty()
              ? "%s://%s answers with status %d, and not as Arbiter does; use the address of its page"
                  .formatted(raw.uri().getScheme(), raw.uri().getAuthority(), status)
              : status + " " + detail);
    }
  }
}
