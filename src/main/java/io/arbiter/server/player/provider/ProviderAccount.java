package io.arbiter.server.player.provider;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * An account at a provider, whose owner has just logged in there.
 *
 * @param provider the provider's name in the settings
 * @param issuer the provider as its tokens name it
 * @param subject the id of the account, unique within the issuer
 * @param displayName how the provider calls the owner; anybody may have the same name
 */
record ProviderAccount(String provider, String issuer, String subject, @Nullable String displayName)
    implements Principal {
  /** Contains a colon, so it is not the name of a player. */
  @Override
  public String getName() {
    return provider + ":" + subject;
  }

  /**
   * Replaces the identity of a provider's token by a {@link ProviderAccount} without roles.
   * Otherwise the token's subject could be taken for a player's id, and its groups for roles.
   */
  @ApplicationScoped
  static class Augmentor implements SecurityIdentityAugmentor {
    /** OpenID Connect Core 1.0, section 2. */
    private static final int SUBJECT_CHARS = 255;

    private static final List<String> NAMES = List.of("preferred_username", "nickname", "name");

    @Override
    public Uni<SecurityIdentity> augment(
        SecurityIdentity identity, AuthenticationRequestContext context) {
      return augment(identity, context, Map.of());
    }

    @Override
    public Uni<SecurityIdentity> augment(
        SecurityIdentity identity,
        AuthenticationRequestContext context,
        Map<String, Object> attributes) {
      @Nullable IdTokenCredential credential = identity.getCredential(IdTokenCredential.class);
      if (credential == null) {
        return Uni.createFrom().item(identity);
      }
      String provider = identity.getAttribute(OidcUtils.TENANT_ID_ATTRIBUTE);
      @Nullable RoutingContext request = HttpSecurityUtils.getRoutingContextAttribute(attributes);
      boolean inPlace =
          request != null && Providers.nameIn(request).filter(provider::equals).isPresent();
      if (!inPlace || !(identity.getPrincipal() instanceof JsonWebToken token)) {
        return Uni.createFrom().failure(new AuthenticationFailedException("not a log-in"));
      }
      return Uni.createFrom()
          .item(QuarkusSecurityIdentity.builder().setPrincipal(account(provider, token)).build());
    }

    private static ProviderAccount account(String provider, JsonWebToken token) {
      String issuer = Objects.requireNonNullElse(token.getIssuer(), "");
      String subject = Objects.requireNonNullElse(token.getSubject(), "");
      if (issuer.isEmpty() || subject.isEmpty() || subject.length() > SUBJECT_CHARS) {
        throw new AuthenticationFailedException("the ID token has no issuer or no subject");
      }
      return new ProviderAccount(provider, issuer, subject, name(token).orElse(null));
    }

    private static Optional<String> name(JsonWebToken token) {
      return NAMES.stream()
          .map(token::<Object>claim)
          .flatMap(Optional::stream)
          .map(Object::toString)
          .filter(name -> !name.isBlank())
          .map(name -> name.substring(0, Math.min(name.length(), 100)))
          .findFirst();
    }
  }
}
