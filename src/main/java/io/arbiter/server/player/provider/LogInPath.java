package io.arbiter.server.player.provider;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address at which a log-in at a provider begins and ends. */
final class LogInPath {
  /** For a route of Vert.x. */
  static final String ROUTE = "/api/identity-providers/:provider/log-in";

  private static final Pattern PATTERN = Pattern.compile("/api/identity-providers/([^/]+)/log-in");

  private LogInPath() {}

  /** The path of a provider. */
  static String of(String provider) {
    return "/api/identity-providers/" + provider + "/log-in";
  }

  /** The provider in a request's path; empty for all other paths. */
  static Optional<String> provider(RoutingContext request) {
    Matcher path = PATTERN.matcher(request.normalizedPath());
    return path.matches() ? Optional.of(path.group(1)) : Optional.empty();
  }
}
