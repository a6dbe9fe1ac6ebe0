package io.arbiter.server.player.provider;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Gives a provider's settings to Quarkus on the path of its log-in, and nowhere else. */
@ApplicationScoped
public class ProviderTenants implements TenantConfigResolver {
  private final Providers providers;

  ProviderTenants(Providers providers) {
    this.providers = providers;
  }

  @Override
  public Uni<@Nullable OidcTenantConfig> resolve(
      RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
    return Uni.createFrom()
        .item(LogInPath.provider(request).flatMap(providers::tenant).orElse(null));
  }
}
