package io.arbiter.app.play;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.arbiter.core.json.Codec;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * As much of a server as a synchronisation needs. It accepts each source that contains "right", and
 * the key "good"; the puzzle "locked" is locked.
 */
final class FakeServer implements AutoCloseable {
  static final String LOCKED = "locked";
  static final String STARTER = "# begin here\n";

  private static final ObjectMapper JSON = new ObjectMapper();
  private final Set<String> puzzles;
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  record Sent(String puzzle, String source) {
    boolean accepted() {
      return source.contains("right");
    }
  }

  FakeServer(Set<String> puzzles) throws IOException {
    this.puzzles = puzzles;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/", this::answer);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  Playground playground(String key, PlayOutput output) {
    return new Playground(new PlaySettings(address(), "ada", key, ""), output);
  }

  /** A submission from elsewhere. */
  void submit(String puzzle, String source) {
    sent.addFirst(new Sent(puzzle, source));
  }

  /** The newest first. */
  List<Sent> sent() {
    return sent;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    String key = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!key.equals("null") && !key.equals("Bearer good")) {
      reply(exchange, 401, Map.of("detail", "the token is not valid"));
    } else if (path.equals("/api/puzzles")) {
      reply(exchange, 200, items(puzzles.stream().map(slug -> Map.of("slug", slug)).toList()));
    } else if (path.equals("/api/submissions")) {
      List<Map<String, String>> items = new ArrayList<>();
      for (int i = 0; i < sent.size(); i++) {
        items.add(view(i, false));
      }
      reply(exchange, 200, items(items));
    } else if (path.startsWith("/api/submissions/")) {
      int number = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
      reply(exchange, 200, view(sent.size() - number, true));
    } else if (path.equals("/api/puzzles/" + LOCKED + "/submissions")) {
      reply(exchange, 403, Map.of("detail", "the puzzle is locked"));
    } else if (path.endsWith("/submissions")) {
      String source = JSON.readTree(body).path("source").asText();
      submit(path.split("/")[3], source);
      reply(exchange, 202, Map.of("id", "" + sent.size()));
    } else {
      reply(
          exchange, 200, Map.of("slug", path.split("/")[3], "starters", Map.of("python", STARTER)));
    }
  }

  /** A submission is named by its number from the oldest one, from 1. */
  private Map<String, String> view(int place, boolean withSource) {
    Sent one = sent.get(place);
    return Map.of(
        "id",
        "" + (sent.size() - place),
        "kind",
        "SUBMISSION",
        "language",
        "python",
        "puzzle",
        one.puzzle(),
        "state",
        "JUDGED",
        "verdict",
        one.accepted() ? "ACCEPTED" : "WRONG_ANSWER",
        "sourceHash",
        Codec.hash(one.source().getBytes(StandardCharsets.UTF_8)),
        withSource ? "source" : "other",
        one.source());
  }

  private static Map<String, ?> items(List<?> items) {
    return Map.of("items", items);
  }

  private static void reply(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
