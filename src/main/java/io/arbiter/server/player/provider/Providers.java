package io.arbiter.server.player.provider;

import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.common.runtime.config.OidcClientCommonConfig;
import io.quarkus.oidc.runtime.OidcConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The providers of the settings {@code quarkus.oidc."name".…}. The settings that matter for
 * security are set here, whatever the operator chose. Thread-safe.
 */
@ApplicationScoped
class Providers {
  /** All settings of providers begin so. */
  static final String SETTINGS = "quarkus.oidc.";

  private static final Logger LOG = Logger.getLogger(Providers.class);
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,31}";

  private final Map<String, OidcTenantConfig> tenants = new TreeMap<>();

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
        .redirectPath(LogInPath.of(name))
        .cookiePath(LogInPath.of(name))
        .restorePathAfterRedirect(false)
        .removeRedirectParameters(false)
        // A log-in that was given up does not prevent another. LogInFailures checks the state.
        .failOnMissingStateParam(false)
        .allowMultipleCodeFlows(true)
        .end()
        .build();
  }

  /**
   * The key that encrypts what the browser keeps during a log-in. It is the same on all nodes,
   * because another node may finish the log-in.
   */
  private static String stateSecret(
      String name, io.quarkus.oidc.runtime.OidcTenantConfig settings) {
    return settings
        .authentication()
        .stateSecret()
        .or(() -> secret(settings).map(secret -> derived(name, secret)))
        .orElseGet(() -> derived(name, UUID.randomUUID().toString()));
  }

  private static Optional<String> secret(io.quarkus.oidc.runtime.OidcTenantConfig settings) {
    OidcClientCommonConfig.Credentials credentials = settings.credentials();
    return credentials.secret().or(() -> credentials.clientSecret().value());
  }

  private static String derived(String name, String secret) {
    try {
      byte[] text = ("arbiter log-in " + name + " " + secret).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(hash).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** All providers, in the order of names. */
  public List<Provider> all() {
    return tenants.entrySet().stream()
        .map(tenant -> provider(tenant.getKey(), tenant.getValue()))
        .toList();
  }

  /** The provider of this name. */
  public Optional<Provider> find(String name) {
    return tenant(name).map(tenant -> provider(name, tenant));
  }

  private static Provider provider(String name, OidcTenantConfig tenant) {
    return new Provider(name, tenant.clientName().orElse(name));
  }

  Optional<OidcTenantConfig> tenant(String name) {
    return Optional.ofNullable(tenants.get(name));
  }
}
