package io.arbiter.server.player.key;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads keys from the header {@code Authorization}. Other mechanisms read everything else. */
@ApplicationScoped
public class KeyMechanism implements HttpAuthenticationMechanism {
  private static final String BEGINNING = "Bearer " + ApiKeys.PREFIX;
  private static final int SCHEME = "Bearer ".length();
  private static final int UNAUTHORIZED = 401;

  /** A key, and the method of its request. */
  static final class Request extends BaseAuthenticationRequest {
    private final String key;
    private final String method;

    Request(String key, String method) {
      this.key = key;
      this.method = method;
    }

    String key() {
      return key;
    }

    String method() {
      return method;
    }
  }

  @Override
  public Uni<@Nullable SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.startsWith(BEGINNING)) {
      return Uni.createFrom().nullItem();
    }
    return providers.authenticate(
        new Request(header.substring(SCHEME), context.request().method().name()));
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom()
        .item(new ChallengeData(UNAUTHORIZED, HttpHeaderNames.WWW_AUTHENTICATE, "Bearer"));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(Request.class);
  }

  /** Before the mechanism for tokens, which would take a key for a broken token. */
  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 1;
  }
}
