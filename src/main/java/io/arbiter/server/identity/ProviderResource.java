package io.arbiter.server.identity;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.identity.provider.Provider;
import io.arbiter.server.identity.provider.ProviderAccount;
import io.arbiter.server.identity.provider.Providers;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** The providers, and the address that a browser opens to log in at a provider. */
@Path("/api")
@RunOnVirtualThread
public class ProviderResource {
  /** What Quarkus would keep in the browser. */
  private static final String PROVIDER_COOKIE = "q_session_";

  private final Providers providers;
  private final Identities identities;
  private final SecurityIdentity identity;

  ProviderResource(Providers providers, Identities identities, SecurityIdentity identity) {
    this.providers = providers;
    this.identities = identities;
    this.identity = identity;
  }

  @GET
  @Path("identity-providers")
  @Operation(summary = "List the providers at which players can log in")
  public List<Provider> list() {
    return providers.all();
  }

  @GET
  @Path("identity-providers/{provider}/log-in")
  @Operation(summary = "Log in at a provider")
  @APIResponse(responseCode = "302", description = "To the provider")
  @APIResponse(responseCode = "303", description = "To the page")
  @APIResponse(responseCode = "401", description = "A step of the log-in failed")
  @APIResponse(responseCode = "503", description = "The provider does not answer")
  public RestResponse<Void> logIn(String provider, @Context HttpServerRequest request) {
    if (!(identity.getPrincipal() instanceof ProviderAccount account)
        || !account.provider().equals(provider)) {
      throw new ProblemException(ErrorCode.UNAUTHENTICATED, "this is no log-in at " + provider);
    }
    String secret = identities.begin(account);
    request.response().removeCookie(PROVIDER_COOKIE + provider, false);
    return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, "/#/identity/" + provider)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .cookie(LogInCookie.of(secret, request.isSSL()))
        .build();
  }
}
