package io.arbiter.server.player.provider;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import org.jspecify.annotations.Nullable;

/**
 * Keeps no token of a provider. Arbiter needs to know once who somebody is, and then gives its own
 * session.
 */
@ApplicationScoped
@Alternative
@Priority(1)
class NoTokens implements TokenStateManager {
  private static final String NOTHING = "-";

  @Override
  public Uni<String> createTokenState(
      RoutingContext request,
      OidcTenantConfig config,
      AuthorizationCodeTokens tokens,
      OidcRequestContext<String> context) {
    return Uni.createFrom().item(NOTHING);
  }

  @Override
  public Uni<AuthorizationCodeTokens> getTokens(
      RoutingContext request,
      OidcTenantConfig config,
      String state,
      OidcRequestContext<AuthorizationCodeTokens> context) {
    return Uni.createFrom().failure(new AuthenticationFailedException("no tokens are kept"));
  }

  @Override
  public Uni<@Nullable Void> deleteTokens(
      RoutingContext request,
      OidcTenantConfig config,
      String state,
      OidcRequestContext<Void> context) {
    return Uni.createFrom().voidItem();
  }
}
