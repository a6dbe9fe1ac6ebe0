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
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers log-ins that fail before they reach their resource. A browser goes back to the page,
 * which says what happened; a program gets a problem document. The log names the step, and never
 * what a provider or a browser sent.
 */
@ApplicationScoped
class LogInFailures {
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

  /** The steps of a log-in at a provider that can fail, in their order. */
  private enum Step {
    /** The provider's addresses and keys are read. */
    DISCOVERY(ErrorCode.UNAVAILABLE, "does not answer"),

    /** The browser comes back with the state that it was sent with. */
    STATE(ErrorCode.UNAUTHENTICATED, "was asked by another browser, or too long ago"),

    /** The player agrees at the provider. */
    CONSENT(ErrorCode.UNAUTHENTICATED, "refused the log-in"),

    /** The provider gives tokens for its code. A lost connection looks like a refusal here. */
    CODE(ErrorCode.UNAUTHENTICATED, "did not confirm the log-in"),

    /** The signature, times, issuer, audience and nonce of the ID token are checked. */
    TOKEN(ErrorCode.UNAUTHENTICATED, "sent a token that is not valid");

    final ErrorCode code;

    /** What the provider did, after its title. */
    final String fault;

    Step(ErrorCode code, String fault) {
      this.code = code;
      this.fault = fault;
    }

    /** In the page's address. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  LogInFailures(Providers providers) {
    this.providers = providers;
  }

  void filter(@Observes Filters filters) {
    filters.register(this::check, PRIORITY);
  }

  void route(@Observes Router router) {
    router.route(Providers.ROUTE).order(ORDER).failureHandler(this::failed);
  }

  /** Quarkus would answer these two cases with a new log-in. */
  private void check(RoutingContext request) {
    @Nullable String name = Providers.nameIn(request).orElse(null);
    if (name == null) {
      request.next();
    } else if (providers.find(name).isEmpty()) {
      ProblemMapper.answer(request, ErrorCode.NOT_FOUND, "no provider " + name);
    } else if (has(request, STATE) && !hasStateCookie(request, name)) {
      answer(request, name, Step.STATE, null);
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
    String name = Providers.nameIn(request).orElse("");
    @Nullable Throwable failure = request.failure();
    if (failure == null || providers.find(name).isEmpty() || request.response().ended()) {
      request.next();
    } else {
      answer(request, name, step(request, failure), failure);
    }
  }

  private static Step step(RoutingContext request, Throwable failure) {
    if (request.get(AuthorizationCodeTokens.class.getName()) != null) {
      return Step.TOKEN;
    }
    if (has(request, "error")) {
      return Step.CONSENT;
    }
    if (has(request, "code")) {
      return isAway(failure) ? Step.DISCOVERY : Step.CODE;
    }
    return has(request, STATE) ? Step.STATE : Step.DISCOVERY;
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

  private void answer(RoutingContext request, String name, Step step, @Nullable Throwable failure) {
    String title = providers.find(name).map(Providers.Provider::title).orElse(name);
    LOG.warnf("a log-in by %s failed at the step %s: %s", name, step.word(), cause(failure));
    @Nullable String accept = request.request().getHeader("Accept");
    if (accept != null && accept.contains("text/html")) {
      request
          .response()
          .setStatusCode(SEE_OTHER)
          .putHeader("Location", "/#/identity/" + name + "/" + step.word())
          .end();
    } else {
      ProblemMapper.answer(request, step.code, title + " " + step.fault);
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
