package io.arbiter.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Sends a request on a connection of its own, and reads the answer. */
final class RawClient {
  /** More than any list or export of the tests. */
  private static final int MOST_BYTES = 8 << 20;

  /** An event stream stays open. In this time it tells what has happened before. */
  private static final Duration STREAM = Duration.ofMillis(100);

  private static final Pattern STREAM_TYPE =
      Pattern.compile("text/event-stream|application/x-ndjson");
  private static final String END_OF_HEAD = "\r\n\r\n";

  private final URI address;

  RawClient(URI address) {
    this.address = address;
  }

  /**
   * An answer.
   *
   * @param status 0 when the server closed the connection without an answer
   * @param headers by their names in small letters
   */
  record Answer(int status, Map<String, String> headers, byte[] body) {
    String type() {
      return headers.getOrDefault("content-type", "").replaceFirst(";.*", "").strip();
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /**
   * Sends a request.
   *
   * @throws SocketTimeoutException when the answer is not complete in time
   */
  Answer send(RawRequest request, Duration patience) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
      try {
        socket.getOutputStream().write(request.head(address.getAuthority()));
        socket.getOutputStream().write(request.body());
        socket.getOutputStream().flush();
      } catch (SocketException e) {
        // The server may answer and close before it has read the whole body.
      }
      return read(socket, System.nanoTime() + patience.toNanos());
    }
  }

  private static Answer read(Socket socket, long deadline) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[64 << 10];
    long end = deadline;
    boolean stream = false;
    try {
      while (bytes.size() < MOST_BYTES) {
        socket.setSoTimeout((int) Math.max(1, (end - System.nanoTime()) / 1_000_000));
        int read = socket.getInputStream().read(buffer);
        if (read < 0) {
          break;
        }
        bytes.write(buffer, 0, read);
        if (!stream && bytes.size() <= buffer.length && isStream(bytes)) {
          stream = true;
          end = Math.min(end, System.nanoTime() + STREAM.toNanos());
        }
      }
    } catch (SocketTimeoutException e) {
      if (!stream) {
        throw e;
      }
    } catch (SocketException e) {
      // The connection was reset after the answer, because a part of the body was not read.
    }
    return parse(bytes.toByteArray());
  }

  private static boolean isStream(ByteArrayOutputStream bytes) {
    String text = bytes.toString(StandardCharsets.ISO_8859_1);
    return text.contains(END_OF_HEAD) && STREAM_TYPE.matcher(text.split(END_OF_HEAD, 2)[0]).find();
  }

  private static Answer parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf(END_OF_HEAD);
    if (end < 0 || !text.startsWith("HTTP/1.")) {
      return new Answer(0, Map.of(), new byte[0]);
    }
    String[] head = text.substring(0, end).split("\r\n");
    Map<String, String> headers = new TreeMap<>();
    for (String line : head) {
      String[] parts = line.split(":", 2);
      if (parts.length == 2) {
        headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
      }
    }
    byte[] body = Arrays.copyOfRange(bytes, end + 4, bytes.length);
    if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
      body = joined(body);
    }
    return new Answer(Integer.parseInt(head[0].split(" ")[1]), headers, body);
  }

  private static byte[] joined(byte[] chunks) {
    String text = new String(chunks, StandardCharsets.ISO_8859_1);
    StringBuilder body = new StringBuilder();
    int line = text.indexOf("\r\n");
    for (int at = 0; line > at; line = text.indexOf("\r\n", at)) {
      int length = Integer.parseInt(text.substring(at, line).replaceFirst(";.*", ""), 16);
      int end = Math.min(line + 2 + length, text.length());
      body.append(text, line + 2, end);
      at = end + 2;
    }
    return body.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
