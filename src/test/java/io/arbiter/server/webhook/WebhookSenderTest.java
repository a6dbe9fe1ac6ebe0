package io.arbiter.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.arbiter.ServerTest;
import io.arbiter.TestReceiver;
import io.arbiter.TestReceiver.Received;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.webhook.WebhookClient.NameResolver;
import io.arbiter.server.webhook.WebhookQueries.Claim;
import io.arbiter.server.webhook.WebhookQueries.Due;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With a real receiver, on a clock that the tests set. */
@ServerTest
@Timeout(120)
class WebhookSenderTest extends DatabaseTest {
  private static final String SECRET = "whsec_of_the_test";
  private static final WebhookSettings LOOPBACK = settings(true, "1-65535", "127.0.0.1/32");

  @Inject WebhookQueue queue;
  @Inject Vertx vertx;
  @Inject ObjectMapper mapper;

  private TestReceiver receiver;
  private UUID ada;
  private UUID webhook;
  private Instant now;

  @BeforeEach
  void aPlayerWithAWebhook() {
    receiver = TestReceiver.start();
    ada = player("ada");
    webhook = addWebhook(receiver.url("/hook?x=1"));
    now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  private static WebhookSettings settings(boolean http, String ports, @Nullable String networks) {
    return new TargetRuleTest.Settings(true, http, Set.of(ports), Optional.ofNullable(networks));
  }

  private UUID addWebhook(String url) {
    return database.one(
        UUID.class,
        """
        insert into webhook (player_id, url, events, secret)
        values (?, ?, '{submission.judged,puzzle.published}', ?) returning id
        """,
        ada,
        url,
        SECRET);
  }

  private UUID ping() {
    return ping(webhook);
  }

  private UUID ping(UUID to) {
    return database.one(
        UUID.class,
        """
        insert into webhook_delivery (webhook_id, event, created_at, next_at)
        values (?, 'ping', ?, ?) returning id
        """,
        to,
        now,
        now);
  }

  /** Adds a delivery about something, which is due at once. */
  private void addDelivery(String event, String columns, UUID about) {
    database.update(
        "insert into webhook_delivery (webhook_id, event, %s) values (?, ?, ?, 1)"
            .formatted(columns),
        webhook,
        event,
        about);
    now = now.plusSeconds(5);
  }

  private WebhookSender sender(WebhookSettings settings, NameResolver resolver, Duration timeout) {
    AddressGuard guard = new AddressGuard(settings);
    WebhookClient client =
        new WebhookClient(new TargetRule(guard, settings), guard, resolver, vertx, timeout);
    return new WebhookSender(queue, client, true, () -> now, Runnable::run);
  }

  private WebhookSender sender(WebhookSettings settings, NameResolver resolver) {
    return sender(settings, resolver, Duration.ofSeconds(30));
  }

  private WebhookSender sender() {
    return sender(LOOPBACK, InetAddress::getAllByName);
  }

  private static NameResolver always(String... addresses) {
    return _ -> Stream.of(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
  }

  private String one(String column) {
    return text("select " + column + "::text from webhook_delivery");
  }

  /** Sends a new ping, and returns its state, number of tries, status, error and detail. */
  private String sendPing(WebhookSender sender) {
    UUID id = ping();
    sender.send();
    return text(
        """
        select concat_ws(' ', state, tries, status, error, detail) from webhook_delivery
        where id = ?
        """,
        id);
  }

  private String disabled() {
    return text("select coalesce(disabled, '') from webhook");
  }

  private JsonNode onlyBody() throws Exception {
    assertThat(receiver.received()).hasSize(1);
    return mapper.readTree(receiver.received().getFirst().body());
  }

  @Test
  void theDeliveriesOfASuspendedPlayerWait() {
    ping();
    database.update("update player set suspended_reason = 'spam'");
    assertThat(sender().send()).isZero();
    assertThat(receiver.received()).isEmpty();
    assertThat(one("state")).isEqualTo("WAITING");
    database.update("update player set suspended_until = now() - interval '1 second'");
    assertThat(sender().send()).isEqualTo(1);
  }

  @Test
  void theBodyIsWhatThePlayerMaySeeWithoutTheSource() throws Exception {
    UUID submission = submission("SUBMISSION", ada, puzzle("easy"), now, "WRONG_ANSWER");
    addJudgement(
        submission,
        """
        {"verdict": "WRONG_ANSWER", "message": "category Edge", "categories": [], "results": [],
          "failure": {"category": "Edge", "index": 2, "hidden": true},
          "usage": {"cpuMillis": 5, "steps": 7}}
        """);
    addDelivery("submission.judged", "submission_id, attempt", submission);
    assertThat(sender().send()).isEqualTo(1);
    assertThat(sender().send()).isZero();
    assertThat(onlyBody().has("puzzle")).isFalse();
    JsonNode sent = onlyBody().path("submission");
    assertThat(sent.path("message").asText()).isEqualTo("category Edge");
    assertThat(sent.at("/failure/input").isNull()).isTrue();
    assertThat(sent.has("source")).isFalse();
  }

  @Test
  void theBodyOfAPublicationNamesTheVersionAndADeliveryAboutNothingFails() throws Exception {
    addDelivery("puzzle.published", "puzzle_id, version", puzzle("easy"));
    sender().send();
    assertThat(onlyBody().path("puzzle").toString())
        .isEqualTo("{\"slug\":\"easy\",\"version\":1,\"title\":\"t\"}");
    addDelivery("submission.judged", "submission_id, attempt", new UUID(9, 9));
    sender().send();
    assertThat(receiver.received()).hasSize(1);
    assertThat(texts("select concat_ws(' ', state, error) from webhook_delivery order by id"))
        .containsExactly("DELIVERED", "FAILED GONE");
  }

  @Test
  void failuresAreTriedAgainWithGrowingPausesForADayAndThenTheWebhookIsDisabled() {
    receiver.answer(TestReceiver.status(500));
    UUID id = ping();
    Instant start = now;
    WebhookSender sender = sender();
    List<Long> seconds = new ArrayList<>();
    while (one("state").equals("WAITING")) {
      Instant next = database.one(Instant.class, "select next_at from webhook_delivery");
      if (next.isAfter(now)) {
        now = next.minusMillis(1);
        assertThat(sender.send()).as("before its time").isZero();
        now = next;
      }
      assertThat(sender.send()).isEqualTo(1);
      seconds.add(Duration.between(start, now).toSeconds());
    }
    assertThat(seconds)
        .containsExactly(
            0L, 10L, 40L, 130L, 400L, 1210L, 3640L, 10_930L, 25_330L, 39_730L, 54_130L, 68_530L,
            82_930L);
    assertThat(receiver.received())
        .hasSize(13)
        .allMatch(request -> request.header("Arbiter-Delivery").equals(id.toString()))
        .extracting(Received::body)
        .containsOnly(one("body"));
    assertThat(one("concat_ws(' ', state, tries, status, error)"))
        .isEqualTo("FAILED 13 500 STATUS");
    assertThat(disabled()).isEqualTo("FAILING");
    ping();
    assertThat(sender.send()).as("of a disabled webhook").isZero();
    sender.keepUp();
    assertThat(texts("select concat_ws(' ', state, error) from webhook_delivery order by id"))
        .containsExactly("FAILED STATUS", "FAILED DISABLED");
  }

  @Test
  void aWebhookThatSometimesWorksIsNotDisabled() {
    receiver.answer(TestReceiver.status(500));
    ping();
    WebhookSender sender = sender();
    for (int tries = 1; tries <= 13; tries++) {
      now = database.one(Instant.class, "select min(next_at) from webhook_delivery");
      sender.send();
      if (tries == 11) {
        receiver.answer(TestReceiver.status(200));
        ping();
        sender.send();
        receiver.answer(TestReceiver.status(500));
      }
    }
    assertThat(disabled()).isEmpty();
    assertThat(texts("select state from webhook_delivery order by id"))
        .containsExactly("FAILED", "DELIVERED");
  }

  @Test
  void aReceiverThatRedirectsOrIsSlowOrAwayIsTriedAgain() {
    receiver.answer(
        exchange -> {
          exchange.getResponseHeaders().add("Location", receiver.url("/other"));
          exchange.sendResponseHeaders(307, -1);
        });
    assertThat(sendPing(sender())).isEqualTo("WAITING 1 307 REDIRECT");
    assertThat(receiver.received()).extracting(Received::path).containsExactly("/hook?x=1");
    CountDownLatch done = new CountDownLatch(1);
    receiver.answer(exchange -> done.await());
    assertThat(sendPing(sender(LOOPBACK, InetAddress::getAllByName, Duration.ofMillis(300))))
        .isEqualTo("WAITING 1 TIMEOUT");
    done.countDown();
    receiver.close();
    assertThat(sendPing(sender())).isEqualTo("WAITING 1 CONNECTION");
  }

  @Test
  void anEndlessAnswerIsNotReadToItsEnd() {
    AtomicInteger written = new AtomicInteger();
    receiver.answer(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          while (true) {
            exchange.getResponseBody().write(new byte[65_536]);
            written.incrementAndGet();
          }
        });
    assertThat(sendPing(sender())).isEqualTo("DELIVERED 1 200");
    assertThat(written.get()).isLessThan(1000);
  }

  @Test
  void nothingIsSentToAnAddressThatIsNotPublicOrNotAllowed() {
    database.update("update webhook set url = ?", "http://inner.example:" + receiver.port());
    NameResolver unknown =
        name -> {
          throw new UnknownHostException(name);
        };
    WebhookSettings noNetworks = settings(true, "1-65535", null);
    WebhookSettings onlyHttps = settings(false, "443", "127.0.0.1/32");
    String notPublic = "WAITING 1 NO_PUBLIC_ADDRESS";
    assertThat(sendPing(sender(noNetworks, always("127.0.0.1")))).isEqualTo(notPublic);
    assertThat(sendPing(sender(LOOPBACK, always("127.0.0.1", "10.0.0.1")))).isEqualTo(notPublic);
    assertThat(sendPing(sender(LOOPBACK, unknown))).isEqualTo(notPublic);
    assertThat(sendPing(sender(onlyHttps, always("127.0.0.1"))))
        .isEqualTo("WAITING 1 URL_REFUSED must be https");
    assertThat(receiver.received()).isEmpty();
  }

  /** The name does not exist, so a second look-up by the HTTP client would fail. */
  @Test
  void theCheckedAddressIsTheOneThatIsConnectedTo() {
    AtomicInteger lookups = new AtomicInteger();
    NameResolver rebinding =
        name -> {
          assertThat(name).isEqualTo("rebinding.invalid");
          return always(lookups.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.2").resolve(name);
        };
    database.update("update webhook set url = ?", "http://rebinding.invalid:" + receiver.port());
    WebhookSender sender = sender(LOOPBACK, rebinding);
    assertThat(sendPing(sender)).isEqualTo("DELIVERED 1 204");
    assertThat(lookups.get()).isEqualTo(1);
    assertThat(receiver.received().getFirst().header("Host"))
        .isEqualTo("rebinding.invalid:" + receiver.port());
    // The name leads elsewhere now, and that address is checked too.
    assertThat(sendPing(sender)).isEqualTo("WAITING 1 NO_PUBLIC_ADDRESS");
    assertThat(lookups.get()).isEqualTo(2);
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void aCertificateThatNobodySignedIsRefused() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = getClass().getResourceAsStream("/self-signed.p12")) {
      store.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(store, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    try (TestReceiver secure = new TestReceiver(server)) {
      database.update("update webhook set url = ?", "https://127.0.0.1:" + secure.port());
      assertThat(sendPing(sender())).isEqualTo("WAITING 1 TLS");
      assertThat(secure.received()).isEmpty();
    }
  }

  @Test
  void twoProcessesNeverSendForTheSameWebhookAtTheSameTime() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    receiver.answer(
        exchange -> {
          arrived.countDown();
          answer.await();
          exchange.sendResponseHeaders(204, -1);
        });
    ping();
    ping();
    Thread first = Thread.ofPlatform().start(() -> sender().send());
    arrived.await();
    assertThat(sender().send()).isZero();
    UUID other = addWebhook(receiver.url("/other"));
    answer.countDown();
    ping(other);
    assertThat(sender().send()).as("another webhook does not wait").isEqualTo(1);
    first.join();
    assertThat(receiver.received()).extracting(Received::path).contains("/other").hasSize(3);
    assertThat(count("webhook_delivery where tries = 1")).isEqualTo(3);
  }

  @Test
  void theWebhookOfADeadProcessIsServedWhenTheLeaseHasExpired() {
    UUID id = ping();
    Claim dead = queue.claim(now, 5).getFirst();
    assertThat(sender().send()).isZero();
    now = now.plus(Duration.ofMinutes(2)).plusMillis(1);
    assertThat(sender().send()).isEqualTo(1);
    assertThat(receiver.received().getFirst().header("Arbiter-Delivery")).isEqualTo(id.toString());
    // The first process comes back. It may neither send nor write.
    Due due = new Due(id, "ping", now, 0, null, null, null, null, null, null, null, null);
    assertThat(queue.next(dead, now)).isEmpty();
    queue.note(dead, due, "late", new WebhookDelivery.Try(now, 299, null, null), now);
    queue.release(dead, now);
    assertThat(one("concat_ws(' ', state, tries, status)")).isEqualTo("DELIVERED 1 204");
  }

  @Test
  void aWebhookThatWasDeletedMeanwhileIsNoFault() {
    ping();
    receiver.answer(
        exchange -> {
          database.update("delete from webhook");
          exchange.sendResponseHeaders(200, -1);
        });
    assertThat(sender().send()).isEqualTo(1);
    assertThat(count("webhook_delivery")).isZero();
  }

  @Test
  void aFullQueueDisablesTheWebhook() {
    database.update(
        """
        insert into webhook_delivery (webhook_id, event)
        select id, 'ping' from webhook, generate_series(1, 999)
        """);
    sender().keepUp();
    assertThat(disabled()).isEmpty();
    ping();
    sender().keepUp();
    assertThat(disabled()).isEqualTo("TOO_MANY_WAITING");
    assertThat(texts("select distinct concat_ws(' ', state, error) from webhook_delivery"))
        .containsExactly("FAILED DISABLED");
  }

  @Test
  void oldDeliveriesAreDeleted() {
    UUID kept = ping();
    ping();
    UUID waiting = ping();
    sender().send();
    database.update(
        "update webhook_delivery set created_at = now() - interval '31 days' where id <> ?", kept);
    database.update(
        """
        update webhook_delivery set state = 'WAITING', next_at = now() + interval '1 day'
        where id = ?
        """,
        waiting);
    sender().keepUp();
    assertThat(database.list(UUID.class, "select id from webhook_delivery order by id"))
        .containsExactly(kept, waiting);
  }
}
