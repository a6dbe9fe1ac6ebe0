package io.arbiter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Receives the deliveries of webhooks on a port of 127.0.0.1, and answers as it is told. */
public final class TestReceiver implements AutoCloseable {
  /** A request that has arrived. */
  public record Received(String path, com.sun.net.httpserver.Headers headers, String body) {
    /** The value of a header, or null. */
    public String header(String name) {
      return headers.getFirst(name);
    }
  }

  /** Answers a request whose body was read. */
  @FunctionalInterface
  public interface Answer {
    void give(HttpExchange exchange) throws Exception;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile Answer answer = status(204);

  /** With a server that is not started yet. */
  public TestReceiver(HttpServer server) {
    this.server = server;
    server.createContext("/", this::receive);
    server.setExecutor(threads);
    server.start();
  }

  public static TestReceiver start() {
    try {
      InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      return new TestReceiver(HttpServer.create(any, 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty answer with this status. */
  public static Answer status(int status) {
    return exchange -> exchange.sendResponseHeaders(status, -1);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.add(
          new Received(
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      answer.give(exchange);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** How to answer from now on. At first the answer is 204. */
  public void answer(Answer how) {
    answer = how;
  }

  /** What has arrived, oldest first. */
  public List<Received> received() {
    return received;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** The URL of a path of this receiver. */
  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
