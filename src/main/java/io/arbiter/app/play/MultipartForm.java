package io.arbiter.app.play;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** A body of the type {@code multipart/form-data} (RFC 7578). Not thread-safe. */
public final class MultipartForm {
  private final String boundary = UUID.randomUUID().toString();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /** Adds a field. */
  public MultipartForm field(String name, String value) {
    part("name=\"" + quoted(name) + "\"", "text/plain; charset=UTF-8");
    return content(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a file. */
  public MultipartForm file(String name, String file, String type, byte[] content) {
    part("name=\"" + quoted(name) + "\"; filename=\"" + quoted(file) + "\"", type);
    return content(content);
  }

  private void part(String disposition, String type) {
    body.writeBytes(
        ("--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
                .formatted(boundary, disposition, type))
            .getBytes(StandardCharsets.UTF_8));
  }

  private MultipartForm content(byte[] content) {
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** A name as browsers write it: without quotation marks and line breaks. */
  private static String quoted(String name) {
    return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** The headers of a request with this body. */
  public Map<String, String> headers() {
    return Map.of("Content-Type", "multipart/form-data; boundary=" + boundary);
  }

  /** The bytes of the body. */
  public byte[] bytes() {
    ByteArrayOutputStream closed = new ByteArrayOutputStream();
    closed.writeBytes(body.toByteArray());
    closed.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return closed.toByteArray();
  }

  public BodyPublisher publisher() {
    return BodyPublishers.ofByteArray(bytes());
  }
}
