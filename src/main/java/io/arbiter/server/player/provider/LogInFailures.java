package io.arbiter.server.player.provider;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemMapper;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers log-ins that fail before they reach their resource. A browser goes back to the page,
 * which says what happened; a program gets a problem document. The log names the step, and never
 * what a provider or a browser sent.
 */
@ApplicationScoped
public class LogInFailures {
  private static final Logger LOG = Logger.getLogger(LogInFailures.class);

  /** Before the authentication, which has priority 200. */
  private static final int PRIORITY = 400;

  /** Before the routes of Quarkus. */
  private static final int ORDER = -1000;

  private static final String STATE = "state";
  private static final String STATE_COOKIE = "q_auth_";

  /** The message of Quarkus' exception for a provider whose addresses cannot be read. */
  private static final String NO_ANSWER = "OIDC Server is not available";

  private static final int SEE_OTHER = 303;

  private final Providers providers;

  LogInFailures(Providers providers) {
    this.providers = providers;
  }

  void filter(@Observes Filters filters) {
    filters.register(this::check, PRIORITY);
  }

  void route(@Observes Router router) {
    router.route(LogInPath.ROUTE).order(ORDER).failureHandler(this::failed);
  }

  /** Quarkus would answer these two cases with a new log-in. */
  private void check(RoutingContext request) {
    @Nullable String name = LogInPath.provider(request).orElse(null);
    if (name == null) {
      request.next();
    } else if (providers.find(name).isEmpty()) {
      ProblemMapper.answer(request, ErrorCode.NOT_FOUND, "no provider " + name);
    } else if (has(request, STATE) && !hasStateCookie(request, name)) {
      answer(request, name, LogInStep.STATE, null);
    } else {
      request.next();
    }
  }

  /** Quarkus names the cookie by the provider and the state. */
  private static boolean hasStateCookie(RoutingContext request, String name) {
    String cookie = STATE_COOKIE + name + "_" + request.request().getParam(STATE);
    return request.request().cookies().stream().anyMatch(each -> each.getName().equals(cookie));
  }

  private void failed(RoutingContext request) {
    String name = LogInPath.provider(request).orElse("");
    @Nullable Throwable failure = request.failure();
    if (failure == null || providers.find(name).isEmpty() || request.response().ended()) {
      request.next();
    } else {
      answer(request, name, step(request, failure), failure);
    }
  }

  private static LogInStep step(RoutingContext request, Throwable failure) {
    if (request.get(AuthorizationCodeTokens.class.getName()) != null) {
      return LogInStep.TOKEN;
    }
    if (has(request, "error")) {
      return LogInStep.CONSENT;
    }
    if (has(request, "code")) {
      return isAway(failure) ? LogInStep.DISCOVERY : LogInStep.CODE;
    }
    return has(request, STATE) ? LogInStep.STATE : LogInStep.DISCOVERY;
  }

  private static boolean has(RoutingContext request, String parameter) {
    return request.request().getParam(parameter) != null;
  }

  private static boolean isAway(@Nullable Throwable failure) {
    return failure != null
        && (failure instanceof IOException
            || failure instanceof TimeoutException
            || failure instanceof ConfigurationException
            || NO_ANSWER.equals(failure.getMessage())
            || isAway(failure.getCause()));
  }

  private void answer(
      RoutingContext request, String name, LogInStep step, @Nullable Throwable failure) {
    String title = providers.find(name).map(Provider::title).orElse(name);
    LOG.warnf("a log-in by %s failed at the step %s: %s", name, step.word(), cause(failure));
    @Nullable String accept = request.request().getHeader("Accept");
    if (accept != null && accept.contains("text/html")) {
      request
          .response()
          .setStatusCode(SEE_OTHER)
          .putHeader("Location", "/#/identity/" + name + "/" + step.word())
          .end();
    } else {
      ProblemMapper.answer(request, step.code(), title + " " + step.fault());
    }
  }

  /** Only the settings' own faults have texts that are safe to log. */
  private static String cause(@Nullable Throwable failure) {
    if (failure == null) {
      return "no cookie of a log-in";
    }
    Throwable root = failure;
    while (root.getCause() != null && !(root instanceof ConfigurationException)) {
      root = root.getCause();
    }
    return root instanceof ConfigurationException
        ? String.valueOf(root.getMessage())
        : root.getClass().getSimpleName();
  }
}
