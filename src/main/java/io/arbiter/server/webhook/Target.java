package io.arbiter.server.webhook;

import java.net.URI;

/**
 * Where a webhook leads.
 *
 * @param secure whether with TLS
 * @param host a name, or an address without brackets
 * @param path with the query; not empty
 */
record Target(boolean secure, String host, int port, String path) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  static Target of(URI url) {
    boolean secure = "https".equalsIgnoreCase(url.getScheme());
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return new Target(
        secure,
        url.getHost().replaceAll("^\\[|]$", ""),
        url.getPort() >= 0 ? url.getPort() : secure ? HTTPS : HTTP,
        url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
  }
}
