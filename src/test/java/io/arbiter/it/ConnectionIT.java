package io.arbiter.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that send too much or nothing. */
class ConnectionIT extends ApiCases {
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

  private static Socket send(String text) throws IOException {
    URI address = URI.create(arbiter.address());
    Socket socket = new Socket(address.getHost(), address.getPort());
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    return socket;
  }

  @Test
  void bodiesThatDoNotArriveKeepNobodyWaiting() throws IOException {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < SILENT; i++) {
        sockets.add(send(BODY));
      }
      body(nobody.post("/api/tokens", Map.of("name", "ada", "password", Client.PASSWORD)), 200);
      // A thread that waited for a body would give up after 30 s, and close the connection.
      sockets.getFirst().setSoTimeout(1);
      assertThatThrownBy(() -> sockets.getFirst().getInputStream().read())
          .as("the others still wait")
          .isInstanceOf(SocketTimeoutException.class);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
    body(nobody.post("/api/tokens", Map.of("name", "ada", "password", Client.PASSWORD)), 200);
    assertThat(arbiter.output().lines())
        .as("Clients who closed their connections are no errors of the server.")
        .noneMatch(line -> line.contains("request to /api/tokens failed"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, HTTP/1.1 200 .*",
    "5000, 1, HTTP/1.. 414 .*",
    "1, 10000, HTTP/1.1 200 .*",
    "1, 20000, HTTP/1.. 431 .*"
  })
  void longRequestLinesAndHeadersAreRefused(int line, int header, String answer)
      throws IOException {
    String request = "GET /api/puzzles?q=%s HTTP/1.1\r\nHost: localhost\r\nX-Long: %s\r\n\r\n";
    try (Socket socket = send(request.formatted("a".repeat(line), "a".repeat(header)));
        var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      assertThat(lines.readLine()).matches(answer);
    }
  }
}
