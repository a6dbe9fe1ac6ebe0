package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.TestReceiver;
import io.arbiter.TestReceiver.Received;
import io.arbiter.app.play.ApiClient.Answer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks, with a receiver on 127.0.0.1, which the instance allows. */
class WebhookIT extends ApiCases {
  private static final String JUDGED = "submission.judged";
  private static final String HOOKS = "/api/webhooks";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static int players;

  private TestReceiver receiver;
  private Client player;

  @BeforeEach
  void aReceiverAndAPlayer() {
    receiver = TestReceiver.start();
    player = Client.register(arbiter.address(), "hook" + ++players);
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  private static Map<String, Object> hook(String url, String... events) {
    return Map.of("url", url, "events", List.of(events));
  }

  private JsonNode add(String path) {
    return body(player.post(HOOKS, hook(receiver.url(path), JUDGED)), 201);
  }

  private Received received(int number) {
    await("delivery " + number, () -> receiver.received().size() >= number);
    return receiver.received().get(number - 1);
  }

  private static String deliveries(String webhook) {
    return HOOKS + "/" + webhook + "/deliveries";
  }

  private JsonNode awaitState(String webhook, String state) {
    await(state, () -> player.items(deliveries(webhook)).at("/0/state").asText().equals(state));
    return player.items(deliveries(webhook)).get(0);
  }

  /** As docs/webhooks.md tells receivers to do it. */
  private static String signature(String secret, String time, String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of()
        .formatHex(mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aVerdictIsDeliveredWithASignatureLoggedAndSentAgainOnRequest() throws Exception {
    JsonNode webhook = add("/here");
    String id = webhook.path("id").asText();
    String judged = accepted(player, "fizz-buzz", Sources.RIGHT).path("id").asText();
    Received request = received(1);
    assertThat(request.path()).isEqualTo("/here");
    assertThat(request.header("Arbiter-Event")).isEqualTo(JUDGED);
    String[] signature = request.header("Arbiter-Signature").split("[=,]", -1);
    assertThat(signature[3])
        .isEqualTo(signature(webhook.path("secret").asText(), signature[1], request.body()));
    assertThat(Long.parseLong(signature[1]))
        .isCloseTo(System.currentTimeMillis() / 1000, Offset.offset(300L));
    JsonNode body = JSON.readTree(request.body());
    String delivery = request.header("Arbiter-Delivery");
    shows(
        body,
        """
        {id: '%s', submission: {id: '%s', verdict: 'ACCEPTED', puzzle: 'fizz-buzz'}}
        """,
        delivery,
        judged);
    assertThat(body.path("submission").has("source")).isFalse();
    shows(
        awaitState(id, "DELIVERED"),
        "{id: '%s', submission: '%s', tries: 1, last: {status: 204}, nextTryAt: null}",
        delivery,
        judged);
    Answer again = player.post(deliveries(id) + "/" + delivery + "/retry", Map.of());
    shows(body(again, 202), "{state: 'WAITING'}");
    assertThat(received(2).header("Arbiter-Delivery")).isEqualTo(delivery);
  }

  @Test
  void aFailedDeliveryWaitsAndIsSentAgain() {
    receiver.answer(TestReceiver.status(503));
    String id = add("/").path("id").asText();
    shows(body(player.post(deliveries(id), Map.of()), 202), "{event: 'ping'}");
    received(1);
    await("the result", () -> player.items(deliveries(id)).at("/0/tries").asInt() == 1);
    JsonNode failed = player.items(deliveries(id)).get(0);
    shows(failed, "{state: 'WAITING', last: {status: 503, error: 'STATUS'}}");
    assertThat(failed.path("nextTryAt").asText()).isNotEmpty();
    assertThat(player.items(HOOKS).at("/0/failingSince").isNull()).isFalse();
    receiver.answer(TestReceiver.status(200));
    // The delivery was asked for a moment ago. It is tried again by itself.
    Answer soon =
        player.post(deliveries(id) + "/" + failed.path("id").asText() + "/retry", Map.of());
    refused(soon, "TOO_MANY_REQUESTS");
    assertThat(header(soon, "Retry-After")).hasSize(1);
    Received second = received(2);
    awaitState(id, "DELIVERED");
    Received first = receiver.received().getFirst();
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Arbiter-Delivery")).isEqualTo(first.header("Arbiter-Delivery"));
    shows(player.items(HOOKS), "[{failingSince: null}]");
  }

  @Test
  void theSecretIsShownOnce() {
    assertThat(add("/").path("secret").asText()).matches("whsec_[A-Za-z0-9_-]{43}");
    JsonNode given =
        json("{url: '%s', events: ['%s'], secret: 'sixteen letters!'}", receiver.url("/"), JUDGED);
    shows(body(player.post(HOOKS, given), 201), "{secret: 'sixteen letters!'}");
    JsonNode list = player.items(HOOKS);
    assertThat(list).hasSize(2);
    assertThat(list.toString()).doesNotContain("secret", "sixteen");
    assertThat(player.get("/api/me/export").body().toString()).doesNotContain("sixteen");
  }

  @Test
  void badBodiesAreRefused() {
    for (String wrong :
        List.of(
            "ftp://example.org/",
            "http://10.0.0.1:8080/",
            "http://[::1]:8080/",
            "http://example.org:22/",
            "https://ada@example.org/")) {
      invalid(player.post(HOOKS, hook(wrong, JUDGED)), "url");
    }
    String url = "https://example.org";
    Map<String, String> reasons =
        Map.of(
            "puzzle.published", "is for authors",
            "ping", "every webhook gets ping",
            "everything", "must be submission.judged, puzzle.published or contest.ended");
    reasons.forEach(
        (event, reason) ->
            refused(player.post(HOOKS, hook(url, JUDGED, event)), "INVALID", "events: ", reason));
    for (Object body :
        List.of(
            Map.of("events", List.of(JUDGED)),
            Map.of("url", url),
            hook(url),
            hook(url + "/" + "x".repeat(2000), JUDGED),
            hook(url + "/\u0451", JUDGED),
            Map.of("url", url, "events", List.of(JUDGED), "secret", "too short"),
            Map.of("url", url, "events", List.of(JUDGED), "secret", "x".repeat(201)))) {
      refused(player.post(HOOKS, body), "INVALID");
    }
    for (Object body : List.of(Map.of("url", 5), Map.of("url", url, "events", JUDGED), List.of())) {
      refused(player.post(HOOKS, body), "MALFORMED");
    }
    assertThat(player.items(HOOKS)).isEmpty();
  }

  @Test
  void aPlayerMayHaveFiveWebhooks() {
    for (int i = 0; i < 5; i++) {
      add("/" + i);
    }
    refused(player.post(HOOKS, hook(receiver.url("/"), JUDGED)), "CONFLICT");
    JsonNode list = player.get(HOOKS + "?limit=3").body();
    assertThat(list.path("items")).hasSize(3);
    shows(
        player.items(HOOKS + "?after=" + list.path("next").asText()),
        "[{url: '%s'}, {url: '%s'}]",
        receiver.url("/3"),
        receiver.url("/4"));
    String first = HOOKS + "/" + list.at("/items/0/id").asText();
    body(player.delete(first, null), 204);
    refused(player.delete(first, null), "NOT_FOUND");
    assertThat(first).doesNotEndWith(add("/again").path("id").asText());
  }

  @Test
  void nobodyElseSeesOrChangesAWebhookAndItsOwnerAsksForTenDeliveriesAMinute() {
    String id = add("/").path("id").asText();
    for (int i = 0; i < 10; i++) {
      body(player.post(deliveries(id), Map.of()), 202);
    }
    refused(player.post(deliveries(id), Map.of()), "TOO_MANY_REQUESTS");
    String hook = HOOKS + "/" + id;
    shows(body(player.post(hook + "/activation", Map.of()), 200), "{id: '%s'}", id);
    String delivery = player.items(deliveries(id)).at("/0/id").asText();
    Client other = player("hook-other");
    String own = body(other.post(HOOKS, hook(receiver.url("/"), JUDGED)), 201).path("id").asText();
    assertThat(other.items(HOOKS)).hasSize(1);
    for (Answer answer :
        List.of(
            other.get(deliveries(id)),
            other.post(deliveries(id), Map.of()),
            other.post(hook + "/activation", Map.of()),
            other.post(deliveries(id) + "/" + delivery + "/retry", Map.of()),
            other.post(deliveries(own) + "/" + delivery + "/retry", Map.of()),
            other.delete(hook, null),
            player.get(deliveries(UNKNOWN.toString())))) {
      refused(answer, "NOT_FOUND");
    }
    assertThat(player.items(HOOKS)).hasSize(1);
  }
}
