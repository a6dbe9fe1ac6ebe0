package io.arbiter.server.player.provider;

import io.quarkus.oidc.common.OidcRequestFilter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends a request to a provider that does not answer. */
@ApplicationScoped
class ProviderTimeout implements OidcRequestFilter {
  /** A person waits meanwhile. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Override
  public Uni<@Nullable Void> filter(OidcRequestFilterContext request) {
    request.request().timeout(LIMIT.toMillis());
    return Uni.createFrom().voidItem();
  }
}
