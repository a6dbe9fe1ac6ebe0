package io.arbiter.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request as bytes, which need not be correct HTTP.
 *
 * @param target the path and the query, encoded
 * @param headers names and values, each character one byte
 * @param regular whether the request is correct HTTP, so that the service itself answers
 */
record RawRequest(
    String method, String target, Map<String, String> headers, byte[] body, boolean regular) {
  private static final int SHOWN = 300;

  byte[] head(String host) {
    StringBuilder head =
        new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: " + body.length + "\r\nConnection: close\r\n\r\n");
    return head.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** For a report: shortened, without tokens. */
  @Override
  public String toString() {
    String text = new String(body, 0, Math.min(body.length, SHOWN), StandardCharsets.ISO_8859_1);
    String shownTarget = target.substring(0, Math.min(target.length(), SHOWN));
    StringBuilder shown = new StringBuilder(method + " " + shownTarget);
    headers.forEach(
        (name, value) -> {
          if (!name.equals("Authorization")) {
            shown.append(" | " + name + ": " + value.substring(0, Math.min(80, value.length())));
          }
        });
    return shown + " | " + body.length + " bytes: " + text;
  }
}
