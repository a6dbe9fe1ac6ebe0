package io.arbiter.it;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Quarkus' test server for OpenID Connect, in which everybody may log in as anybody. */
final class IdentityProvider implements AutoCloseable {
  static final String CLIENT = "arbiter";
  static final String SECRET = "a secret of the test";

  private static final String REALM = "/auth/realms/quarkus";

  private final OidcWiremockTestResource server = new OidcWiremockTestResource();
  private final URI address;
  private final WireMock stubs;

  IdentityProvider() {
    address = URI.create(server.start().get("keycloak.url"));
    stubs = new WireMock(address.getHost(), address.getPort());
    // The browser asks for it on the page of the provider.
    stubs.register(get(urlEqualTo("/favicon.ico")).willReturn(aResponse().withStatus(204)));
  }

  /** The settings of an instance with this provider, and with one that is away. */
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.putAll(settings("EXAMPLE", "Example ID", address.resolve(REALM)));
    settings.putAll(settings("AWAY", "Nowhere", URI.create("http://127.0.0.1:9")));
    return settings;
  }

  private static Map<String, String> settings(String name, String title, URI url) {
    String prefix = "QUARKUS_OIDC__" + name + "__";
    return Map.of(
        prefix + "AUTH_SERVER_URL", url.toString(),
        prefix + "CLIENT_ID", CLIENT,
        prefix + "CLIENT_NAME", title,
        prefix + "CREDENTIALS_SECRET", SECRET);
  }

  /** Whether a browser is being sent here. */
  boolean isHere(URI target) {
    return address.getAuthority().equals(target.getAuthority());
  }

  /**
   * Agrees to a log-in.
   *
   * @param request the address to which Arbiter sent the browser
   * @return the address to which the browser goes back
   */
  URI agree(URI request, String subject, String name) {
    Map<String, String> wanted = parameters(request);
    String token = token(subject, name, wanted.get("nonce"), Set.of(CLIENT));
    return answer(wanted, token);
  }

  /** Agrees, but sends a token that is not meant for this log-in. */
  URI agreeWithAnothersToken(URI request, String subject) {
    Map<String, String> wanted = parameters(request);
    return answer(wanted, token(subject, "mallory", UUID.randomUUID().toString(), Set.of(CLIENT)));
  }

  private URI answer(Map<String, String> wanted, String token) {
    String code = UUID.randomUUID().toString();
    stubs.register(
        post(urlEqualTo(REALM + "/token"))
            .atPriority(1)
            .withRequestBody(containing("code=" + code))
            .withRequestBody(containing("code_verifier="))
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/json")
                    .withBody(
                        """
                        {"access_token": "%s", "id_token": "%s", "token_type": "Bearer",
                          "expires_in": 300}\
                        """
                            .formatted(token, token))));
    return back(wanted, "code=" + code);
  }

  /** Agrees, but does not accept its own code. */
  URI agreeAndForget(URI request) {
    return agree(
        request,
        aResponse()
            .withStatus(400)
            .withHeader("Content-Type", "application/json")
            .withBody("{\"error\": \"invalid_grant\"}"));
  }

  /** Agrees, and is away when the code is used. */
  URI agreeAndDie(URI request) {
    return agree(request, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
  }

  private URI agree(URI request, ResponseDefinitionBuilder answer) {
    String code = UUID.randomUUID().toString();
    stubs.register(
        post(urlEqualTo(REALM + "/token"))
            .atPriority(1)
            .withRequestBody(containing("code=" + code))
            .willReturn(answer));
    return back(parameters(request), "code=" + code);
  }

  URI refuse(URI request) {
    return back(parameters(request), "error=access_denied&error_description=secret-words");
  }

  private static URI back(Map<String, String> wanted, String answer) {
    return URI.create(wanted.get("redirect_uri") + "?state=" + wanted.get("state") + "&" + answer);
  }

  private static String token(String subject, String name, String nonce, Set<String> audience) {
    return OidcWiremockTestResource.generateJwtToken(
        // Groups of the provider must not become roles.
        name, Set.of("admin", "player"), subject, "ID", audience, Map.of("nonce", nonce));
  }

  static Map<String, String> parameters(URI address) {
    return Arrays.stream(address.getRawQuery().split("&"))
        .map(parameter -> parameter.split("=", 2))
        .collect(
            Collectors.toMap(
                parts -> parts[0], parts -> URLDecoder.decode(parts[1], StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    server.stop();
  }
}
