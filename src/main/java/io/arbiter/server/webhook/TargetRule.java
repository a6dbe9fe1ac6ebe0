package io.arbiter.server.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/** Decides which addresses of the web a webhook may have. Immutable. */
@ApplicationScoped
class TargetRule {
  /** An address, not a name: only such a text is checked before the first delivery. */
  private static final String LITERAL = "[0-9.]+|.*:.*";

  private final AddressGuard guard;
  private final boolean http;
  private final List<PortRange> ports;

  public TargetRule(AddressGuard guard, WebhookSettings settings) {
    this.guard = guard;
    this.http = settings.allowHttp();
    this.ports = settings.ports().stream().map(PortRange::parse).toList();
  }

  /** A URL that no webhook may have; the message says why, for the player. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String reason) {
      super(reason);
    }

    /** Why, to follow the word "url". */
    public String reason() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * Reads a URL. A name is not looked up: where it leads is decided again for each delivery.
   *
   * @throws Refused if no webhook may have this URL
   */
  public Target read(String url) throws Refused {
    URI parsed = parse(url);
    require(isAllowedScheme(parsed), http ? "must begin with https or http" : "must be https");
    require(parsed.getHost() != null && !parsed.getHost().isEmpty(), "has no host name");
    require(parsed.getRawUserInfo() == null, "must not have a user name or a password");
    require(parsed.getRawFragment() == null, "must not have a part after #");
    Target target = Target.of(parsed);
    require(
        ports.stream().anyMatch(range -> range.contains(target.port())),
        "must have one of the ports " + PortRange.names(ports));
    require(mayBePublic(target.host()), "must lead to a public address");
    return target;
  }

  private static URI parse(String url) throws Refused {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new Refused("is not a URL");
    }
  }

  private static void require(boolean holds, String reason) throws Refused {
    if (!holds) {
      throw new Refused(reason);
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
