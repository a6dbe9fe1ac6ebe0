package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.app.play.ApiClient.Answer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Log-in at a provider, with Quarkus' test server for OpenID Connect. */
class IdentityIT extends ApiCases {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LOG_IN = "/api/identity-providers/example/log-in";
  private static final String FINISH = "/api/identity-log-in";

  /** A browser: it has cookies, and follows no redirect by itself. */
  private static final class Browser {
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

    HttpResponse<String> open(String address) throws Exception {
      return send(HttpRequest.newBuilder(URI.create(arbiter.address()).resolve(address)));
    }

    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(arbiter.address() + path))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body));
      if (headers.length > 0) {
        request.headers(headers);
      }
      return send(request);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Begins a log-in, and returns the address of the SharedInstance.PROVIDER. */
    URI begin() throws Exception {
      HttpResponse<String> answer = open(LOG_IN);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
      return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    /** Logs in at the provider, and comes back to the page. */
    void logIn(String subject, String name) throws Exception {
      HttpResponse<String> back =
          open(SharedInstance.PROVIDER.agree(begin(), subject, name).toString());
      assertThat(back.statusCode()).as(back.body()).isEqualTo(303);
      assertThat(back.headers().firstValue("Location")).hasValue("/#/identity/example");
      assertThat(back.headers().allValues("Set-Cookie"))
          .as("no token of the provider")
          .noneMatch(cookie -> cookie.startsWith("q_session"))
          .anySatisfy(
              cookie ->
                  assertThat(cookie)
                      .startsWith("arbiter_log_in=")
                      .containsIgnoringCase("HttpOnly")
                      .containsIgnoringCase("SameSite=Strict"));
    }

    JsonNode state() throws Exception {
      return JSON.readTree(open(FINISH).body());
    }

    Client finish(String name) throws Exception {
      HttpResponse<String> answer =
          post(FINISH, name == null ? "{}" : "{\"name\": \"" + name + "\"}");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return nobody.withToken(JSON.readTree(answer.body()).path("token").asText());
    }

    /** Links with the player of this name, who logs in with the password. */
    int link(String name) throws Exception {
      Map<String, String> login = Map.of("name", name, "password", Client.PASSWORD);
      String token = nobody.post("/api/tokens", login).body().path("token").asText();
      return post("/api/me/identities", "", "Authorization", "Bearer " + token).statusCode();
    }
  }

  private static String subject() {
    return UUID.randomUUID().toString();
  }

  private static void problem(HttpResponse<String> answer, int status, String detail)
      throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    shows(JSON.readTree(answer.body()), "{detail: '%s'}", detail);
  }

  @Test
  void theProvidersAreListedAndARequestHasStateNonceAndPkce() throws Exception {
    shows(
        nobody.get("/api/identity-providers").body(),
        "[{name: 'away', title: 'Nowhere'}, {name: 'example', title: 'Example ID'}]");
    URI request = new Browser().begin();
    assertThat(SharedInstance.PROVIDER.isHere(request)).isTrue();
    assertThat(IdentityProvider.parameters(request))
        .containsEntry("response_type", "code")
        .containsEntry("client_id", IdentityProvider.CLIENT)
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("redirect_uri", arbiter.address() + LOG_IN)
        .containsKeys("state", "nonce", "code_challenge");
    for (String query :
        List.of("?redirect_uri=https://evil.example", "?back=//evil.example", "?state=x")) {
      HttpResponse<String> answer = new Browser().open(LOG_IN + query);
      assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("evil");
    }
  }

  @Test
  void theFirstLogInMakesAPlayerWhoseNameIsChosen() throws Exception {
    String subject = subject();
    Browser browser = new Browser();
    browser.logIn(subject, "Zoë Müller@example.org");
    assertThat(browser.cookies.getCookieStore().getCookies())
        .filteredOn(cookie -> cookie.getName().equals("arbiter_log_in"))
        .extracting(HttpCookie::getPath)
        .containsExactly("/api");
    shows(browser.state(), "{player: null, title: 'Example ID', suggestedName: 'Zoe-Muller'}");
    assertThat(browser.post(FINISH, "{}").statusCode()).as("without a name").isEqualTo(422);
    assertThat(browser.post(FINISH, "{\"name\": \"a b\"}").statusCode()).isEqualTo(422);
    assertThat(browser.post(FINISH, "{\"name\": \"ADA\"}").statusCode())
        .as("never another player's account")
        .isEqualTo(409);
    JsonNode me = browser.finish("ident-zoe").get("/api/me").body();
    shows(me, "{name: 'ident-zoe', roles: ['player']}");
    assertThat(browser.open(FINISH).statusCode()).as("it is used once").isEqualTo(404);
    Browser other = new Browser();
    other.logIn(subject, "renamed");
    shows(other.state(), "{player: 'ident-zoe'}");
    assertThat(other.finish(null).get("/api/me").body().path("id")).isEqualTo(me.path("id"));
  }

  @Test
  void aPlayerWithoutAPasswordKeepsAWayInAndCanSetOne() throws Exception {
    Browser browser = new Browser();
    browser.logIn(subject(), "ident-yan");
    Client yan = browser.finish("ident-yan");
    shows(
        yan.get("/api/me/identities").body(), "{password: false, items: [{provider: 'example'}]}");
    String example = "/api/me/identities/example";
    refused(yan.delete(example, Map.of()), "CONFLICT");
    // The hash that stands for missing names is of this word.
    for (String guess : List.of("nobody", "", "null")) {
      refused(
          nobody.post("/api/tokens", Map.of("name", "ident-yan", "password", guess)),
          "UNAUTHENTICATED");
    }
    refused(yan.delete("/api/me", Map.of("password", "nobody")), "FORBIDDEN");
    body(yan.put("/api/me/password", Map.of("new", "a newer horse")), 200);
    Client now = nobody.logIn("ident-yan", "a newer horse");
    // The password is asked for from now on.
    refused(now.put("/api/me/password", Map.of("new", "the newest horse")), "FORBIDDEN");
    body(now.delete(example, Map.of()), 204);
    refused(now.delete(example, Map.of()), "NOT_FOUND");
  }

  @Test
  void anAccountIsLinkedOnlyAfterALogInToBoth() throws Exception {
    String subject = subject();
    Client xia = player("ident-xia");
    Browser browser = new Browser();
    assertThat(browser.link("ident-xia")).as("without a log-in at the provider").isEqualTo(404);
    browser.logIn(subject, "ident-xia");
    assertThat(browser.post("/api/me/identities", "").statusCode())
        .as("without a log-in here")
        .isEqualTo(401);
    assertThat(new Browser().link("ident-xia")).as("in another browser").isEqualTo(404);
    assertThat(browser.link("ident-xia")).isEqualTo(204);
    shows(xia.get("/api/me/export").body(), "{identities: [{subject: '%s'}]}", subject);
    Browser later = new Browser();
    later.logIn(subject, "anything");
    shows(later.finish(null).get("/api/me").body(), "{name: 'ident-xia'}");
    player("ident-wim");
    later.logIn(subject, "anything");
    assertThat(later.link("ident-wim")).as("it belongs to another player").isEqualTo(409);
    later.logIn(subject(), "anything");
    assertThat(later.link("ident-xia")).as("a second one at the same provider").isEqualTo(409);
    body(xia.delete("/api/me", Map.of("password", Client.PASSWORD)), 204);
    later.logIn(subject, "anything");
    shows(later.state(), "{player: null}");
  }

  @Test
  void aSubjectIsNeverTakenForAPlayer() throws Exception {
    Browser browser = new Browser();
    browser.logIn(admin().get("/api/me").body().path("id").asText(), "admin");
    shows(browser.state(), "{player: null}");
    assertThat(browser.open("/api/me").statusCode()).isEqualTo(401);
    assertThat(browser.open("/api/admin/failures").statusCode()).isEqualTo(401);
    assertThat(browser.post(FINISH, "{\"name\": \"admin\"}").statusCode()).isEqualTo(409);
  }

  @Test
  void eachFailedStepIsSaidAndLoggedWithoutSecrets() throws Exception {
    Browser browser = new Browser();
    problem(
        browser.open(SharedInstance.PROVIDER.refuse(browser.begin()).toString()),
        401,
        "Example ID refused the log-in");
    problem(
        browser.open(
            SharedInstance.PROVIDER.agreeWithAnothersToken(browser.begin(), subject()).toString()),
        401,
        "Example ID sent a token that is not valid");
    problem(
        new Browser()
            .open(SharedInstance.PROVIDER.agree(browser.begin(), subject(), "mallory").toString()),
        401,
        "Example ID was asked by another browser, or too long ago");
    for (URI lost :
        List.of(
            SharedInstance.PROVIDER.agreeAndForget(browser.begin()),
            SharedInstance.PROVIDER.agreeAndDie(browser.begin()))) {
      problem(browser.open(lost.toString()), 401, "Example ID did not confirm the log-in");
    }
    URI givenUp = browser.begin();
    assertThat(browser.begin()).as("another one can begin").isNotEqualTo(givenUp);
    assertThat(browser.open(FINISH).statusCode()).as("nobody is logged in").isEqualTo(404);
    assertThat(arbiter.output())
        .contains("a log-in by example failed at the step consent")
        .contains("a log-in by example failed at the step code")
        .contains("a log-in by example failed at the step token")
        .contains("a log-in by example failed at the step state")
        .doesNotContain(IdentityProvider.SECRET, "secret-words", "mallory");
  }

  @Test
  void aProviderThatIsAwayIsNamedAndABrowserGoesBackToThePage() throws Exception {
    String away = "/api/identity-providers/away/log-in";
    Answer answer = nobody.get(away);
    refused(answer, "UNAVAILABLE", "Nowhere does not answer");
    assertThat(header(answer, "Retry-After")).containsExactly("2");
    HttpResponse<String> page =
        new Browser()
            .send(
                HttpRequest.newBuilder(URI.create(arbiter.address() + away))
                    .header("Accept", "text/html,*/*"));
    assertThat(page.statusCode()).isEqualTo(303);
    assertThat(page.headers().firstValue("Location")).hasValue("/#/identity/away/discovery");
    refused(nobody.get("/api/identity-providers/nobody/log-in"), "NOT_FOUND");
  }
}
