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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Log-in at a provider, with Quarkus' test server for OpenID Connect. */
abstract class IdentityCases extends ApiCases {
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

  private static String problem(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body()).path("detail").asText();
  }

  @Test
  void theProvidersAreListedAndARequestHasStateNonceAndPkce() throws Exception {
    JsonNode providers = nobody.get("/api/identity-providers").body();
    assertThat(providers.findValuesAsText("name")).containsExactly("away", "example");
    assertThat(providers.findValuesAsText("title")).containsExactly("Nowhere", "Example ID");
    URI request = new Browser().begin();
    assertThat(SharedInstance.PROVIDER.isHere(request)).isTrue();
    Map<String, String> wanted = IdentityProvider.parameters(request);
    assertThat(wanted)
        .containsEntry("response_type", "code")
        .containsEntry("client_id", IdentityProvider.CLIENT)
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("redirect_uri", arbiter.address() + LOG_IN)
        .containsKeys("state", "nonce", "code_challenge");
  }

  @Test
  void theFirstLogInMakesAPlayerWhoseNameIsChosen() throws Exception {
    String subject = subject();
    Browser browser = new Browser();
    browser.logIn(subject, "Zoë Müller@example.org");
    JsonNode state = browser.state();
    assertThat(state.path("player").isNull()).isTrue();
    assertThat(state.path("title").asText()).isEqualTo("Example ID");
    assertThat(state.path("suggestedName").asText()).isEqualTo("Zoe-Muller");
    assertThat(browser.post(FINISH, "{}").statusCode()).as("without a name").isEqualTo(422);
    assertThat(browser.post(FINISH, "{\"name\": \"a b\"}").statusCode()).isEqualTo(422);
    assertThat(browser.post(FINISH, "{\"name\": \"ADA\"}").statusCode())
        .as("never another player's account")
        .isEqualTo(409);
    Client zoe = browser.finish("ident-zoe");
    JsonNode me = zoe.get("/api/me").body();
    assertThat(me.path("name").asText()).isEqualTo("ident-zoe");
    assertThat(me.path("roles")).hasSize(1);
    assertThat(browser.open(FINISH).statusCode()).as("it is used once").isEqualTo(404);
    Browser other = new Browser();
    other.logIn(subject, "renamed");
    assertThat(other.state().path("player").asText()).isEqualTo("ident-zoe");
    JsonNode again = other.finish(null).get("/api/me").body();
    assertThat(again.path("id")).isEqualTo(me.path("id"));
  }

  @Test
  void aPlayerWithoutAPasswordKeepsAWayInAndCanSetOne() throws Exception {
    Browser browser = new Browser();
    browser.logIn(subject(), "ident-yan");
    Client yan = browser.finish("ident-yan");
    JsonNode ways = yan.get("/api/me/identities").body();
    assertThat(ways.path("password").asBoolean()).isFalse();
    assertThat(ways.at("/items/0/provider").asText()).isEqualTo("example");
    Answer last = yan.delete("/api/me/identities/example", Map.of());
    assertThat(last.status()).isEqualTo(409);
    assertProblem(last, "CONFLICT");
    // The hash that stands for missing names is of this word.
    for (String guess : List.of("nobody", "", "null")) {
      Answer guessed = nobody.post("/api/tokens", Map.of("name", "ident-yan", "password", guess));
      assertThat(guessed.status()).as(guess).isEqualTo(401);
    }
    assertThat(yan.delete("/api/me", Map.of("password", "nobody")).status()).isEqualTo(403);
    Answer set = yan.put("/api/me/password", Map.of("new", "a newer horse"));
    assertThat(set.status()).as(set.body().toString()).isEqualTo(200);
    Client now = nobody.logIn("ident-yan", "a newer horse");
    assertThat(now.put("/api/me/password", Map.of("new", "the newest horse")).status())
        .as("the password is asked for from now on")
        .isEqualTo(403);
    assertThat(now.delete("/api/me/identities/example", Map.of()).status()).isEqualTo(204);
    assertThat(now.delete("/api/me/identities/example", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void anAccountIsLinkedOnlyAfterALogInToBoth() throws Exception {
    String subject = subject();
    Client xia = Client.register(arbiter.address(), "ident-xia");
    Browser browser = new Browser();
    assertThat(browser.link("ident-xia")).as("without a log-in at the provider").isEqualTo(404);
    browser.logIn(subject, "ident-xia");
    assertThat(browser.post("/api/me/identities", "").statusCode())
        .as("without a log-in here")
        .isEqualTo(401);
    assertThat(new Browser().link("ident-xia")).as("in another browser").isEqualTo(404);
    assertThat(browser.link("ident-xia")).isEqualTo(204);
    assertThat(xia.get("/api/me/export").body().at("/identities/0/subject").asText())
        .isEqualTo(subject);
    Browser later = new Browser();
    later.logIn(subject, "anything");
    assertThat(later.finish(null).get("/api/me").body().path("name").asText())
        .isEqualTo("ident-xia");
    Client.register(arbiter.address(), "ident-wim");
    later.logIn(subject, "anything");
    assertThat(later.link("ident-wim")).as("it belongs to another player").isEqualTo(409);
    later.logIn(subject(), "anything");
    assertThat(later.link("ident-xia")).as("a second one at the same provider").isEqualTo(409);
    assertThat(xia.delete("/api/me", Map.of("password", Client.PASSWORD)).status()).isEqualTo(204);
    later.logIn(subject, "anything");
    assertThat(later.state().path("player").isNull()).as("after the deletion").isTrue();
  }

  @Test
  void aSubjectIsNeverTakenForAPlayer() throws Exception {
    String admin = admin().get("/api/me").body().path("id").asText();
    Browser browser = new Browser();
    browser.logIn(admin, "admin");
    assertThat(browser.state().path("player").isNull()).isTrue();
    assertThat(browser.open("/api/me").statusCode()).isEqualTo(401);
    assertThat(browser.open("/api/admin/failures").statusCode()).isEqualTo(401);
    assertThat(browser.post(FINISH, "{\"name\": \"admin\"}").statusCode()).isEqualTo(409);
  }

  @Test
  void eachFailedStepIsSaidAndLoggedWithoutSecrets() throws Exception {
    Browser browser = new Browser();
    HttpResponse<String> refused =
        browser.open(SharedInstance.PROVIDER.refuse(browser.begin()).toString());
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(problem(refused)).isEqualTo("Example ID refused the log-in");
    URI anothers = SharedInstance.PROVIDER.agreeWithAnothersToken(browser.begin(), subject());
    assertThat(problem(browser.open(anothers.toString())))
        .isEqualTo("Example ID sent a token that is not valid");
    URI stolen = SharedInstance.PROVIDER.agree(browser.begin(), subject(), "mallory");
    assertThat(problem(new Browser().open(stolen.toString())))
        .isEqualTo("Example ID was asked by another browser, or too long ago");
    for (URI lost :
        List.of(
            SharedInstance.PROVIDER.agreeAndForget(browser.begin()),
            SharedInstance.PROVIDER.agreeAndDie(browser.begin()))) {
      HttpResponse<String> answer = browser.open(lost.toString());
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(problem(answer)).isEqualTo("Example ID did not confirm the log-in");
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
    assertThat(answer.status()).isEqualTo(503);
    assertProblem(answer, "UNAVAILABLE");
    assertThat(answer.raw().headers().firstValue("Retry-After")).hasValue("2");
    assertThat(answer.body().path("detail").asText()).isEqualTo("Nowhere does not answer");
    HttpResponse<String> page =
        new Browser()
            .send(
                HttpRequest.newBuilder(URI.create(arbiter.address() + away))
                    .header("Accept", "text/html,*/*"));
    assertThat(page.statusCode()).isEqualTo(303);
    assertThat(page.headers().firstValue("Location")).hasValue("/#/identity/away/discovery");
    Answer unknown = nobody.get("/api/identity-providers/nobody/log-in");
    assertThat(unknown.status()).isEqualTo(404);
    assertProblem(unknown, "NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?redirect_uri=https://evil.example",
        "?back=//evil.example",
        "?state=x&redirect_uri=https://evil.example"
      })
  void noParameterLeadsElsewhere(String query) throws Exception {
    HttpResponse<String> answer = new Browser().open(LOG_IN + query);
    assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("evil");
  }

  @Test
  void theCookieOfALogInIsOnlyForTheApi() throws Exception {
    Browser browser = new Browser();
    browser.logIn(subject(), "ident-uma");
    assertThat(browser.cookies.getCookieStore().getCookies())
        .filteredOn(cookie -> cookie.getName().equals("arbiter_log_in"))
        .extracting(HttpCookie::getPath)
        .containsExactly("/api");
  }
}
