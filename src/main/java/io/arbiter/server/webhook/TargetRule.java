package io.arbiter.server.webhook;

import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Decides which addresses of the web a webhook may have. Immutable. */
@ApplicationScoped
class TargetRule {
  static final String PORTS = " *\\d{1,5}(-\\d{1,5})? *";

  /** An address, not a name: only such a text is checked before the first delivery. */
  private static final String LITERAL = "[0-9.]+|.*:.*";

  private final AddressGuard guard;
  private final boolean http;
  private final List<PortRange> ports;

  TargetRule(AddressGuard guard, WebhookSettings settings) {
    this.guard = guard;
    this.http = settings.allowHttp();
    this.ports = settings.ports().stream().map(PortRange::parse).toList();
  }

  private record PortRange(int first, int last) {
    static PortRange parse(String text) {
      if (!text.matches(PORTS)) {
        throw new IllegalArgumentException(
            text + " is neither a port nor a range such as 8000-8099");
      }
      String[] bounds = text.strip().split("-", 2);
      return new PortRange(
          Integer.parseInt(bounds[0]), Integer.parseInt(bounds[bounds.length - 1]));
    }

    boolean contains(int port) {
      return first <= port && port <= last;
    }

    @Override
    public String toString() {
      return first == last ? Integer.toString(first) : first + "-" + last;
    }
  }

  /**
   * The host is a name, or an address without brackets; the path has the query and is not empty.
   */
  record Target(boolean secure, String host, int port, String path) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private static Target of(URI url) {
      boolean secure = "https".equalsIgnoreCase(url.getScheme());
      String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
      return new Target(
          secure,
          url.getHost().replaceAll("^\\[|]$", ""),
          url.getPort() >= 0 ? url.getPort() : secure ? HTTPS : HTTP,
          url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
    }
  }

  /**
   * Reads a URL. A name is not looked up: where it leads is decided again for each delivery.
   *
   * @throws ProblemException INVALID if no webhook may have this URL
   */
  Target read(String url) {
    URI parsed = parse(url);
    require(isAllowedScheme(parsed), http ? "must begin with https or http" : "must be https");
    require(parsed.getHost() != null && !parsed.getHost().isEmpty(), "has no host name");
    require(parsed.getRawUserInfo() == null, "must not have a user name or a password");
    require(parsed.getRawFragment() == null, "must not have a part after #");
    Target target = Target.of(parsed);
    require(
        ports.stream().anyMatch(range -> range.contains(target.port())),
        "must have one of the ports "
            + ports.stream().map(PortRange::toString).collect(Collectors.joining(", ")));
    require(mayBePublic(target.host()), "must lead to a public address");
    return target;
  }

  private static URI parse(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw ProblemReason.NO_URL.invalid("url");
    }
  }

  private static void require(boolean holds, String reason) {
    if (!holds) {
      throw ProblemReason.URL_REFUSED.invalid("url", reason);
    }
  }

  private boolean isAllowedScheme(URI url) {
    return "https".equalsIgnoreCase(url.getScheme())
        || (http && "http".equalsIgnoreCase(url.getScheme()));
  }

  private boolean mayBePublic(String host) {
    if (!host.matches(LITERAL)) {
      String name = host.toLowerCase(Locale.ROOT);
      return !name.equals("localhost") && !name.endsWith(".localhost");
    }
    try {
      return guard.passes(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
