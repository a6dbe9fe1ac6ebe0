package io.arbiter.server.player.key;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;

/** Looks up the player of a key. */
@ApplicationScoped
public class KeyProvider implements IdentityProvider<KeyMechanism.Request> {
  private final ApiKeys keys;

  KeyProvider(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  public Class<KeyMechanism.Request> getRequestType() {
    return KeyMechanism.Request.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      KeyMechanism.Request request, AuthenticationRequestContext context) {
    return context.runBlocking(() -> identity(request));
  }

  private SecurityIdentity identity(KeyMechanism.Request request) {
    ApiKeys.Holder holder =
        keys.find(request.key())
            .orElseThrow(() -> new AuthenticationFailedException("there is no such key"));
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(holder.player())
        .addRoles(new HashSet<>(Scope.roles(holder.scopes(), holder.roles(), request.method())))
        .build();
  }
}
