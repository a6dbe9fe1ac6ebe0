package io.arbiter.server.player.provider;

import io.arbiter.server.player.Secret;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.quarkus.oidc.common.runtime.config.OidcClientCommonConfig;
import io.quarkus.oidc.runtime.OidcConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The providers of the settings {@code quarkus.oidc."name".…}. The settings that matter for
 * security are set here, whatever the operator chose. Quarkus gets a provider's settings on the
 * path of its log-in, and nowhere else. Thread-safe.
 */
@ApplicationScoped
class Providers implements TenantConfigResolver {
  /** All settings of providers begin so. */
  static final String SETTINGS = "quarkus.oidc.";

  /** The address at which a log-in at a provider begins and ends, as a route of Vert.x. */
  static final String ROUTE = "/api/identity-providers/:provider/log-in";

  private static final Logger LOG = Logger.getLogger(Providers.class);
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,31}";
  private static final Pattern PATH = Pattern.compile(path("([^/]+)"));

  private final Map<String, OidcTenantConfig> tenants = new TreeMap<>();

  /**
   * A provider.
   *
   * @param name in addresses
   * @param title for people
   */
  public record Provider(String name, String title) {}

  /** Ends a request to a provider that does not answer. */
  @ApplicationScoped
  static class Timeout implements OidcRequestFilter {
    /** A person waits meanwhile. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Override
    public Uni<@Nullable Void> filter(OidcRequestFilterContext request) {
      request.request().timeout(LIMIT.toMillis());
      return Uni.createFrom().voidItem();
    }
  }

  Providers(OidcConfig config) {
    config.namedTenants().forEach(this::add);
  }

  private void add(String name, io.quarkus.oidc.runtime.OidcTenantConfig settings) {
    if (name.equals(OidcConfig.DEFAULT_TENANT_KEY)) {
      return;
    }
    if (!name.matches(NAME) || settings.clientId().isEmpty()) {
      LOG.warnf(
          "the provider %s is left out: it needs a name of a-z, 0-9 and -, and a client-id", name);
      return;
    }
    tenants.put(name, tenant(name, settings));
  }

  private static OidcTenantConfig tenant(
      String name, io.quarkus.oidc.runtime.OidcTenantConfig settings) {
    return OidcTenantConfig.builder(settings)
        .tenantId(name)
        .enableTenant()
        .applicationType(ApplicationType.WEB_APP)
        .authentication()
        .pkceRequired()
        .nonceRequired()
        .idTokenRequired()
        .stateSecret(stateSecret(name, settings))
        .redirectPath(path(name))
        .cookiePath(path(name))
        .restorePathAfterRedirect(false)
        .removeRedirectParameters(false)
        // A log-in that was given up does not prevent another. LogInFailures checks the state.
        .failOnMissingStateParam(false)
        .allowMultipleCodeFlows(true)
        .end()
        .build();
  }

  private static String path(String provider) {
    return ROUTE.replace(":provider", provider);
  }

  /**
   * The key that encrypts what the browser keeps during a log-in. It is the same on all nodes,
   * because another node may finish the log-in.
   */
  private static String stateSecret(
      String name, io.quarkus.oidc.runtime.OidcTenantConfig settings) {
    OidcClientCommonConfig.Credentials credentials = settings.credentials();
    return settings
        .authentication()
        .stateSecret()
        .orElseGet(
            () ->
                derived(
                    name,
                    credentials
                        .secret()
                        .or(() -> credentials.clientSecret().value())
                        .orElseGet(() -> UUID.randomUUID().toString())));
  }

  private static String derived(String name, String secret) {
    byte[] hash = Secret.hash("arbiter log-in " + name + " " + secret);
    return HexFormat.of().formatHex(hash).substring(0, 32);
  }

  /** All providers, in the order of names. */
  List<Provider> all() {
    return tenants.keySet().stream().flatMap(name -> find(name).stream()).toList();
  }

  Optional<Provider> find(String name) {
    return Optional.ofNullable(tenants.get(name))
        .map(tenant -> new Provider(name, tenant.clientName().orElse(name)));
  }

  /** The provider in the path of a log-in; empty for all other paths. */
  static Optional<String> nameIn(RoutingContext request) {
    Matcher path = PATH.matcher(request.normalizedPath());
    return path.matches() ? Optional.of(path.group(1)) : Optional.empty();
  }

  @Override
  public Uni<@Nullable OidcTenantConfig> resolve(
      RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
    return Uni.createFrom().item(nameIn(request).map(tenants::get).orElse(null));
  }
}
