package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.TestReceiver;
import io.arbiter.TestReceiver.Received;
import io.arbiter.app.play.ApiClient.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.data.Offset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Webhooks, with a receiver on 127.0.0.1, which the instance allows. */
abstract class WebhookCases extends ApiCases {
  static final Map<String, String> SETTINGS =
      Map.of(
          "ARBITER_WEBHOOKS_ALLOW_HTTP",
          "true",
          "ARBITER_WEBHOOKS_PORTS",
          "443,1024-65535",
          "ARBITER_WEBHOOKS_ALLOWED_NETWORKS",
          "127.0.0.1/32");

  private static final String JUDGED = "submission.judged";
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
    Answer added = player.post("/api/webhooks", hook(receiver.url(path), JUDGED));
    assertThat(added.status()).as(added.toString()).isEqualTo(201);
    return added.body();
  }

  private Received await(int number) {
    Awaitility.await("delivery " + number)
        .atMost(Duration.ofSeconds(20))
        .until(() -> receiver.received().size() >= number);
    return receiver.received().get(number - 1);
  }

  private JsonNode deliveries(String webhook) {
    return player.items("/api/webhooks/" + webhook + "/deliveries");
  }

  private void awaitState(String webhook, String state) {
    Awaitility.await(state)
        .atMost(Duration.ofSeconds(20))
        .until(() -> deliveries(webhook).path(0).path("state").asText().equals(state));
  }

  /** As docs/webhooks.md tells receivers to do it. */
  private static String signature(String secret, String time, String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of()
        .formatHex(mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aVerdictIsDeliveredWithASignatureAndLogged() throws Exception {
    JsonNode webhook = add("/here");
    String id = webhook.path("id").asText();
    JsonNode judged = player.judge("fizz-buzz", Sources.RIGHT);
    Received request = await(1);
    assertThat(request.path()).isEqualTo("/here");
    assertThat(request.header("Arbiter-Event")).isEqualTo(JUDGED);
    String[] signature = request.header("Arbiter-Signature").split("[=,]", -1);
    assertThat(signature[3])
        .isEqualTo(signature(webhook.path("secret").asText(), signature[1], request.body()));
    assertThat(Long.parseLong(signature[1]))
        .isCloseTo(System.currentTimeMillis() / 1000, Offset.offset(60L));
    JsonNode body = JSON.readTree(request.body());
    assertThat(body.path("id").asText()).isEqualTo(request.header("Arbiter-Delivery"));
    JsonNode submission = body.path("submission");
    assertThat(submission.path("id")).isEqualTo(judged.path("id"));
    assertThat(submission.path("verdict").asText()).isEqualTo("ACCEPTED");
    assertThat(submission.path("puzzle").asText()).isEqualTo("fizz-buzz");
    assertThat(submission.has("source")).isFalse();
    awaitState(id, "DELIVERED");
    JsonNode logged = deliveries(id).get(0);
    assertThat(logged.path("id")).isEqualTo(body.path("id"));
    assertThat(logged.path("submission")).isEqualTo(judged.path("id"));
    assertThat(logged.path("tries").asInt()).isEqualTo(1);
    assertThat(logged.path("last").path("status").asInt()).isEqualTo(204);
    assertThat(logged.path("nextTryAt").isNull()).isTrue();
  }

  @Test
  void aFailedDeliveryWaitsAndCanBeSentAgain() {
    receiver.answer(TestReceiver.status(503));
    String id = add("/").path("id").asText();
    Answer asked = player.post("/api/webhooks/" + id + "/deliveries", Map.of());
    assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
    assertThat(asked.body().path("event").asText()).isEqualTo("ping");
    await(1);
    Awaitility.await("the result").until(() -> deliveries(id).path(0).path("tries").asInt() == 1);
    JsonNode failed = deliveries(id).get(0);
    assertThat(failed.path("state").asText()).isEqualTo("WAITING");
    assertThat(failed.path("last").path("status").asInt()).isEqualTo(503);
    assertThat(failed.path("last").path("error").asText()).isEqualTo("STATUS");
    assertThat(failed.path("nextTryAt").asText()).isNotEmpty();
    assertThat(player.get("/api/webhooks").body().at("/items/0/failingSince").asText())
        .isNotEmpty();
    receiver.answer(TestReceiver.status(200));
    String retry = "/api/webhooks/%s/deliveries/%s/retry".formatted(id, failed.path("id").asText());
    Answer soon = player.post(retry, Map.of());
    assertThat(soon.status()).isEqualTo(429);
    assertProblem(soon, "TOO_MANY_REQUESTS");
    assertThat(soon.raw().headers().firstValue("Retry-After")).isPresent();
    // The delivery was asked for a moment ago. It is tried again by itself.
    await(2);
    awaitState(id, "DELIVERED");
    assertThat(receiver.received().get(1).body()).isEqualTo(receiver.received().get(0).body());
    assertThat(receiver.received().get(1).header("Arbiter-Delivery"))
        .isEqualTo(receiver.received().get(0).header("Arbiter-Delivery"));
    assertThat(player.get("/api/webhooks").body().at("/items/0/failingSince").isNull()).isTrue();
  }

  @Test
  void aDeliveryOfAVerdictIsSentAgainOnRequest() {
    String id = add("/").path("id").asText();
    player.judge("fizz-buzz", Sources.RIGHT);
    await(1);
    awaitState(id, "DELIVERED");
    String delivery = deliveries(id).get(0).path("id").asText();
    Answer again =
        player.post("/api/webhooks/%s/deliveries/%s/retry".formatted(id, delivery), Map.of());
    assertThat(again.status()).as(again.toString()).isEqualTo(202);
    assertThat(again.body().path("state").asText()).isEqualTo("WAITING");
    assertThat(await(2).header("Arbiter-Delivery")).isEqualTo(delivery);
  }

  @Test
  void theSecretIsShownOnce() {
    JsonNode made = add("/");
    assertThat(made.path("secret").asText()).matches("whsec_[A-Za-z0-9_-]{43}");
    Answer given =
        player.post(
            "/api/webhooks",
            Map.of(
                "url", receiver.url("/"), "events", List.of(JUDGED), "secret", "sixteen letters!"));
    assertThat(given.body().path("secret").asText()).isEqualTo("sixteen letters!");
    JsonNode list = player.get("/api/webhooks").body();
    assertThat(list.path("items")).hasSize(2);
    assertThat(list.toString()).doesNotContain("secret", "sixteen");
    assertThat(player.get("/api/me/export").body().toString()).doesNotContain("sixteen");
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://example.org/, url",
    "http://10.0.0.1:8080/, url",
    "http://169.254.169.254:8080/, url",
    "http://[::1]:8080/, url",
    "http://localhost:8080/, url",
    "http://example.org:22/, url",
    "https://ada@example.org/, url",
    "nonsense, url",
  })
  void urlsThatWebhooksMayNotHaveAreRefused(String url, String field) {
    Answer refused = player.post("/api/webhooks", hook(url, JUDGED));
    assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
    assertProblem(refused, "INVALID");
    assertThat(refused.body().path("violations").findValuesAsText("field")).containsExactly(field);
  }

  @ParameterizedTest
  @CsvSource({
    "puzzle.published, is for authors",
    "ping, every webhook gets ping",
    "everything, 'must be submission.judged, puzzle.published or contest.ended'",
  })
  void eventsThatNobodyWouldBeToldOfAreRefused(String event, String reason) {
    Answer refused = player.post("/api/webhooks", hook("https://example.org", JUDGED, event));
    assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
    assertProblem(refused, "INVALID");
    assertThat(refused.body().path("detail").asText()).startsWith("events: ").contains(reason);
  }

  @Test
  void badBodiesAreRefused() {
    String url = "https://example.org";
    for (Object body :
        List.of(
            Map.of("events", List.of(JUDGED)),
            Map.of("url", url),
            Map.of("url", url, "events", List.of()),
            Map.of("url", url + "/" + "x".repeat(2000), "events", List.of(JUDGED)),
            Map.of("url", url + "/\u0451", "events", List.of(JUDGED)),
            Map.of("url", url, "events", List.of(JUDGED), "secret", "too short"),
            Map.of("url", url, "events", List.of(JUDGED), "secret", "x".repeat(201)))) {
      Answer refused = player.post("/api/webhooks", body);
      assertThat(refused.status()).as(body + " " + refused).isEqualTo(422);
      assertProblem(refused, "INVALID");
    }
    for (Object body : List.of(Map.of("url", 5), Map.of("url", url, "events", JUDGED), List.of())) {
      Answer refused = player.post("/api/webhooks", body);
      assertThat(refused.status()).as(body + " " + refused).isEqualTo(400);
      assertProblem(refused, "MALFORMED");
    }
    assertThat(player.items("/api/webhooks")).isEmpty();
  }

  @Test
  void aPlayerMayHaveFiveWebhooks() {
    for (int i = 0; i < 5; i++) {
      add("/" + i);
    }
    Answer sixth = player.post("/api/webhooks", hook(receiver.url("/"), JUDGED));
    assertThat(sixth.status()).isEqualTo(409);
    assertProblem(sixth, "CONFLICT");
    JsonNode list = player.get("/api/webhooks?limit=3").body();
    assertThat(list.path("items")).hasSize(3);
    JsonNode rest = player.get("/api/webhooks?after=" + list.path("next").asText()).body();
    assertThat(rest.path("items").findValuesAsText("url"))
        .containsExactly(receiver.url("/3"), receiver.url("/4"));
    String first = list.at("/items/0/id").asText();
    assertThat(player.delete("/api/webhooks/" + first, null).status()).isEqualTo(204);
    assertThat(player.delete("/api/webhooks/" + first, null).status()).isEqualTo(404);
    assertThat(add("/again").path("id").asText()).isNotEqualTo(first);
  }

  @Test
  void nobodyElseSeesOrChangesAWebhook() {
    String id = add("/").path("id").asText();
    player.post("/api/webhooks/" + id + "/deliveries", Map.of());
    awaitState(id, "DELIVERED");
    String delivery = deliveries(id).get(0).path("id").asText();
    Client other = Client.register(arbiter.address(), "hookother");
    String own =
        other.post("/api/webhooks", hook(receiver.url("/"), JUDGED)).body().at("/id").asText();
    assertThat(other.items("/api/webhooks")).hasSize(1);
    for (Answer answer :
        List.of(
            other.get("/api/webhooks/" + id + "/deliveries"),
            other.post("/api/webhooks/" + id + "/deliveries", Map.of()),
            other.post("/api/webhooks/" + id + "/activation", Map.of()),
            other.post("/api/webhooks/%s/deliveries/%s/retry".formatted(id, delivery), Map.of()),
            other.post("/api/webhooks/%s/deliveries/%s/retry".formatted(own, delivery), Map.of()),
            other.delete("/api/webhooks/" + id, null),
            player.get("/api/webhooks/" + UUID.randomUUID() + "/deliveries"))) {
      assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
      assertProblem(answer, "NOT_FOUND");
    }
    assertThat(player.items("/api/webhooks")).hasSize(1);
  }

  @Test
  void aPlayerMayAskForTenDeliveriesAMinute() {
    String id = add("/").path("id").asText();
    for (int i = 0; i < 10; i++) {
      assertThat(player.post("/api/webhooks/" + id + "/deliveries", Map.of()).status())
          .isEqualTo(202);
    }
    Answer more = player.post("/api/webhooks/" + id + "/deliveries", Map.of());
    assertThat(more.status()).isEqualTo(429);
    assertProblem(more, "TOO_MANY_REQUESTS");
    assertThat(player.post("/api/webhooks/" + id + "/activation", Map.of()).body().at("/id"))
        .isEqualTo(player.get("/api/webhooks").body().at("/items/0/id"));
  }
}
