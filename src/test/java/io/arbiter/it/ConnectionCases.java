package io.arbiter.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.app.play.ApiClient.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clients that send too much or nothing. */
abstract class ConnectionCases extends ApiCases {
  /** More than the server has threads for requests. */
  private static final int SILENT = 300;

  private static final String BODY =
      """
      POST /api/tokens HTTP/1.1\r
      Host: localhost\r
      Content-Type: application/json\r
      Content-Length: 400\r
      \r
      {\
      """;

  private static Socket connect() throws IOException {
    URI address = URI.create(arbiter.address());
    return new Socket(address.getHost(), address.getPort());
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    socket.getOutputStream().flush();
  }

  @Test
  void bodiesThatDoNotArriveKeepNobodyWaiting() throws IOException {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < SILENT; i++) {
        Socket socket = connect();
        sockets.add(socket);
        send(socket, BODY);
      }
      Map<String, String> login = Map.of("name", "ada", "password", Client.PASSWORD);
      long start = System.nanoTime();
      Answer answer = nobody.post("/api/tokens", login);
      assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private static String firstLine(String request) throws IOException {
    try (Socket socket = connect()) {
      send(socket, request);
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))
          .readLine();
    }
  }

  @Test
  void longRequestLinesAndHeadersAreRefused() throws IOException {
    String line = "GET /api/puzzles?q=%s HTTP/1.1\r\nHost: localhost\r\n\r\n";
    assertThat(firstLine(line.formatted("a"))).matches("HTTP/1.1 200 .*");
    assertThat(firstLine(line.formatted("a".repeat(5_000)))).matches("HTTP/1.. 414 .*");
    String header = "GET /api/puzzles HTTP/1.1\r\nHost: localhost\r\nX-Long: %s\r\n\r\n";
    assertThat(firstLine(header.formatted("a".repeat(10_000)))).matches("HTTP/1.1 200 .*");
    assertThat(firstLine(header.formatted("a".repeat(20_000)))).matches("HTTP/1.. 431 .*");
  }
}
