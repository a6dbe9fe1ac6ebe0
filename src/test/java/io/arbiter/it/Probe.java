package io.arbiter.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Another site, which notes whether anything reaches it. Also shows pages without any rules. */
final class Probe implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> reached = ConcurrentHashMap.newKeySet();
  private final Map<String, String> pages = new ConcurrentHashMap<>();

  Probe() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String page = pages.get(path);
    if (page == null) {
      reached.add(path.substring(1));
    }
    byte[] body = (page == null ? "" : page).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
    exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** The address of a path, without the scheme. */
  String address(String path) {
    return "//localhost:" + server.getAddress().getPort() + path;
  }

  /** Shows a page at a path. */
  String show(String path, String page) {
    pages.put(path, page);
    return "http:" + address(path);
  }

  /** Whether a request for this path has come. */
  boolean isReached(String path) {
    return reached.contains(path);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
