package io.arbiter.server.player.key;

import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemMapper;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.player.Account;
import io.arbiter.server.player.Caller;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads keys from the header {@code Authorization}, and looks their players up. Other mechanisms
 * read everything else.
 */
@ApplicationScoped
class KeyAuthentication implements HttpAuthenticationMechanism {
  private static final String SCHEME = "Bearer ";
  private static final int UNAUTHORIZED = 401;
  private static final String ROUTE = "/api/*";

  /** Before the routes of Quarkus. */
  private static final int ORDER = -900;

  private final ApiKeys keys;
  private final BlockingSecurityExecutor executor;

  KeyAuthentication(ApiKeys keys, BlockingSecurityExecutor executor) {
    this.keys = keys;
    this.executor = executor;
  }

  @Override
  public Uni<@Nullable SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager providers) {
    String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.startsWith(SCHEME + ApiKeys.PREFIX)) {
      return Uni.createFrom().nullItem();
    }
    String method = request.request().method().name();
    return executor.executeBlocking(() -> identity(header.substring(SCHEME.length()), method));
  }

  private SecurityIdentity identity(String key, String method) {
    ApiKeys.Holder holder =
        keys.holder(key)
            .orElseThrow(() -> new AuthenticationFailedException("there is no such key"));
    Account player = holder.account();
    Set<String> roles = Scope.roles(holder.scopes(), player.roles(), method);
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(
            new Caller.KeyHolder(player.id(), player.name(), Scope.lacking(roles, player.roles())))
        .addRoles(roles)
        .build();
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return Uni.createFrom()
        .item(new ChallengeData(UNAUTHORIZED, HttpHeaderNames.WWW_AUTHENTICATE, "Bearer"));
  }

  /** Before the mechanism for tokens, which would take a key for a broken token. */
  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 1;
  }

  /**
   * Answers requests whose key could not be looked up. They do not reach their resource, so {@link
   * ProblemMapper} does not see the failure.
   */
  void route(@Observes Router router) {
    router.route(ROUTE).order(ORDER).failureHandler(KeyAuthentication::failed);
  }

  private static void failed(RoutingContext request) {
    @Nullable Throwable failure = request.failure();
    if (request.response().ended()) {
      request.next();
    } else if (failure instanceof ProblemException problem) {
      ProblemMapper.answer(request, problem);
    } else if (ProblemMapper.isPassing(failure)) {
      ProblemMapper.answer(request, ProblemReason.NO_DATABASE.problem());
    } else {
      request.next();
    }
  }
}
