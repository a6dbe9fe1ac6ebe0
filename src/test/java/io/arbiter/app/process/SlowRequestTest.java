package io.arbiter.app.process;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SlowRequestTest {
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final Vertx vertx = Vertx.vertx();
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    Router router = Router.router(vertx);
    router.route().handler(new Requests(vertx, LONGEST.toMillis())::limitTime);
    router.get().handler(request -> vertx.setTimer(1_500, _ -> request.response().end("late")));
    router
        .post()
        .handler(request -> request.request().body().onSuccess(_ -> request.response().end("all")));
    server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(60, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private Socket send(String request) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.actualPort());
    socket.setSoTimeout(200);
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    return socket;
  }

  @Test
  void aBodyThatTricklesEndsTheConnection() throws Exception {
    long start = System.nanoTime();
    try (Socket socket = send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 400\r\n\r\n")) {
      boolean closed = false;
      while (!closed) {
        socket.getOutputStream().write('a');
        try {
          closed = socket.getInputStream().read() == -1;
        } catch (SocketTimeoutException e) {
          closed = false;
        }
      }
    } catch (SocketException e) {
      // The server has closed the connection while a byte was on its way.
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(LONGEST);
  }

  @Test
  void anAnswerMayTakeLongerThanTheRequest() throws Exception {
    try (Socket socket = send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")) {
      socket.setSoTimeout(60_000);
      assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII)).endsWith("late");
    }
  }
}
