package io.arbiter.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.agroal.api.AgroalDataSource;
import io.arbiter.ServerTest;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.TestReceiver;
import io.arbiter.TestReceiver.Received;
import io.arbiter.server.webhook.WebhookClient.NameResolver;
import io.arbiter.server.webhook.WebhookQueries.Claim;
import io.arbiter.server.webhook.WebhookQueries.Due;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real PostgreSQL and a real receiver, on a clock that the tests set. */
@ServerTest
@Timeout(60)
class WebhookSenderTest {
  private static final String SECRET = "whsec_of_the_test";
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private record Settings(
      boolean enabled, boolean allowHttp, Set<String> ports, Optional<String> allowedNetworks)
      implements WebhookSettings {}

  private static final WebhookSettings LOOPBACK =
      new Settings(true, true, Set.of("1-65535"), Optional.of("127.0.0.1/32"));

  @Inject AgroalDataSource source;
  @Inject WebhookQueue queue;
  @Inject Vertx vertx;
  @Inject ObjectMapper mapper;

  private TestDatabase database;
  private TestReceiver receiver;
  private UUID ada;
  private UUID webhook;
  private Instant now;

  @BeforeEach
  void aPlayerWithAWebhook() {
    database = TestDatabase.of(source);
    database.clear();
    receiver = TestReceiver.start();
    ada = TestData.addPlayer(database, "ada");
    webhook = addWebhook(receiver.url("/hook?x=1"));
    now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  @AfterEach
  void stop() {
    receiver.close();
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

  private WebhookClient client(WebhookSettings settings, NameResolver resolver, Duration timeout) {
    AddressGuard guard = new AddressGuard(settings);
    return new WebhookClient(new TargetRule(guard, settings), guard, resolver, vertx, timeout);
  }

  private WebhookSender sender(WebhookClient client) {
    return new WebhookSender(queue, client, true, () -> now, Runnable::run);
  }

  private WebhookSender sender() {
    return sender(client(LOOPBACK, InetAddress::getAllByName, TIMEOUT));
  }

  private static NameResolver always(String... addresses) {
    return _ -> {
      InetAddress[] found = new InetAddress[addresses.length];
      for (int i = 0; i < found.length; i++) {
        found[i] = InetAddress.getByName(addresses[i]);
      }
      return found;
    };
  }

  private String one(String column) {
    return database.one(String.class, "select " + column + "::text from webhook_delivery");
  }

  private String disabled() {
    return database.one(String.class, "select coalesce(disabled, '') from webhook");
  }

  @Test
  void aDeliveryIsSignedAndNamed() throws Exception {
    UUID id = ping();
    assertThat(sender().send()).isEqualTo(1);
    Received request = receiver.received().getFirst();
    assertThat(request.path()).isEqualTo("/hook?x=1");
    assertThat(request.header("Content-Type")).isEqualTo("application/json");
    assertThat(request.header("Arbiter-Event")).isEqualTo("ping");
    assertThat(request.header("Arbiter-Delivery")).isEqualTo(id.toString());
    assertThat(request.header("Arbiter-Signature"))
        .isEqualTo(
            WebhookClient.signature(SECRET, now, request.body().getBytes(StandardCharsets.UTF_8)));
    assertThat(mapper.readTree(request.body()))
        .isEqualTo(
            mapper.readTree("{\"id\":\"%s\",\"event\":\"ping\",\"at\":\"%s\"}".formatted(id, now)));
    assertThat(one("concat_ws(' ', state, tries, status, error, next_at)"))
        .isEqualTo("DELIVERED 1 204");
    assertThat(sender().send()).isZero();
    assertThat(receiver.received()).hasSize(1);
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
    UUID puzzle = TestData.addPuzzle(database, "easy", 10);
    UUID submission = new UUID(3, 1);
    TestData.addSubmission(database, submission, "SUBMISSION", ada, puzzle, now);
    TestData.judge(database, submission, "WRONG_ANSWER");
    database.update(
        """
        insert into judgement (submission_id, attempt, verdict, judgement, provenance, cpu_millis,
          steps, source_bytes, judged_at)
        values (?, 1, 'WRONG_ANSWER', '{"verdict": "WRONG_ANSWER", "message": "category Edge",
          "categories": [], "results": [],
          "failure": {"category": "Edge", "index": 2, "hidden": true},
          "usage": {"cpuMillis": 5, "steps": 7}}', '{}', 5, 7, 5, now())
        """,
        submission);
    database.update(
        """
        insert into webhook_delivery (webhook_id, event, submission_id, attempt)
        values (?, 'submission.judged', ?, 1)
        """,
        webhook,
        submission);
    now = now.plusSeconds(5);
    sender().send();
    JsonNode body = mapper.readTree(receiver.received().getFirst().body());
    assertThat(body.path("event").asText()).isEqualTo("submission.judged");
    JsonNode sent = body.path("submission");
    assertThat(sent.path("id").asText()).isEqualTo(submission.toString());
    assertThat(sent.path("verdict").asText()).isEqualTo("WRONG_ANSWER");
    assertThat(sent.path("message").asText()).isEqualTo("category Edge");
    assertThat(sent.path("failure").path("input").isNull()).isTrue();
    assertThat(sent.has("source")).isFalse();
    assertThat(body.has("puzzle")).isFalse();
  }

  @Test
  void theBodyOfAPublicationNamesTheVersion() throws Exception {
    UUID puzzle = TestData.addPuzzle(database, "easy", 10);
    database.update(
        """
        insert into webhook_delivery (webhook_id, event, puzzle_id, version)
        values (?, 'puzzle.published', ?, 1)
        """,
        webhook,
        puzzle);
    now = now.plusSeconds(5);
    sender().send();
    JsonNode body = mapper.readTree(receiver.received().getFirst().body());
    assertThat(body.path("puzzle").toString())
        .isEqualTo("{\"slug\":\"easy\",\"version\":1,\"title\":\"t\"}");
  }

  @Test
  void aDeliveryAboutNothingFailsAtOnce() {
    database.update(
        """
        insert into webhook_delivery (webhook_id, event, submission_id, attempt)
        values (?, 'submission.judged', ?, 1)
        """,
        webhook,
        new UUID(9, 9));
    now = now.plusSeconds(5);
    sender().send();
    assertThat(receiver.received()).isEmpty();
    assertThat(one("concat_ws(' ', state, error)")).isEqualTo("FAILED GONE");
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
    assertThat(receiver.received()).hasSize(13);
    assertThat(receiver.received())
        .extracting(request -> request.header("Arbiter-Delivery"))
        .containsOnly(id.toString());
    assertThat(receiver.received()).extracting(Received::body).containsOnly(one("body"));
    assertThat(one("concat_ws(' ', state, tries, status, error)"))
        .isEqualTo("FAILED 13 500 STATUS");
    assertThat(disabled()).isEqualTo("FAILING");
    ping();
    assertThat(sender.send()).as("of a disabled webhook").isZero();
    sender.keepUp();
    assertThat(
            database.list(
                String.class,
                "select concat_ws(' ', state, error) from webhook_delivery order by id"))
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
    assertThat(database.list(String.class, "select state from webhook_delivery order by id"))
        .containsExactly("FAILED", "DELIVERED");
  }

  @Test
  void aSlowReceiverIsLeftAfterTheTimeout() {
    CountDownLatch done = new CountDownLatch(1);
    receiver.answer(exchange -> done.await());
    ping();
    sender(client(LOOPBACK, InetAddress::getAllByName, Duration.ofMillis(300))).send();
    done.countDown();
    assertThat(one("concat_ws(' ', state, tries, error)")).isEqualTo("WAITING 1 TIMEOUT");
  }

  @Test
  void redirectsAreNotFollowed() {
    receiver.answer(
        exchange -> {
          exchange.getResponseHeaders().add("Location", receiver.url("/other"));
          exchange.sendResponseHeaders(307, -1);
        });
    ping();
    sender().send();
    assertThat(receiver.received()).extracting(Received::path).containsExactly("/hook?x=1");
    assertThat(one("concat_ws(' ', state, status, error)")).isEqualTo("WAITING 307 REDIRECT");
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
    ping();
    sender().send();
    assertThat(one("concat_ws(' ', state, status)")).isEqualTo("DELIVERED 200");
    assertThat(written.get()).isLessThan(1000);
  }

  @Test
  void aReceiverThatIsAwayIsTriedAgain() {
    receiver.close();
    ping();
    sender().send();
    assertThat(one("concat_ws(' ', state, error)")).isEqualTo("WAITING CONNECTION");
  }

  @Test
  void nothingIsSentToAnAddressThatIsNotPublic() {
    WebhookSettings strict = new Settings(true, true, Set.of("1-65535"), Optional.empty());
    database.update("update webhook set url = ?", "http://inner.example:" + receiver.port());
    ping();
    sender(client(strict, always("127.0.0.1"), TIMEOUT)).send();
    assertThat(one("concat_ws(' ', state, error, detail)")).isEqualTo("WAITING NO_PUBLIC_ADDRESS");
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void oneAddressThatIsNotPublicIsEnoughToRefuse() {
    database.update("update webhook set url = ?", "http://mixed.example:" + receiver.port());
    ping();
    sender(client(LOOPBACK, always("127.0.0.1", "10.0.0.1"), TIMEOUT)).send();
    assertThat(one("error")).isEqualTo("NO_PUBLIC_ADDRESS");
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void anUnknownNameLooksLikeAPrivateOne() {
    database.update("update webhook set url = ?", "http://none.example:" + receiver.port());
    ping();
    sender(
            client(
                LOOPBACK,
                name -> {
                  throw new UnknownHostException(name);
                },
                TIMEOUT))
        .send();
    assertThat(one("concat_ws(' ', state, error, detail)")).isEqualTo("WAITING NO_PUBLIC_ADDRESS");
  }

  /** The name does not exist, so a second look-up by the HTTP client would fail. */
  @Test
  void theCheckedAddressIsTheOneThatIsConnectedTo() throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    NameResolver rebinding =
        name -> {
          assertThat(name).isEqualTo("rebinding.invalid");
          return always(lookups.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.2").resolve(name);
        };
    database.update("update webhook set url = ?", "http://rebinding.invalid:" + receiver.port());
    ping();
    WebhookSender sender = sender(client(LOOPBACK, rebinding, TIMEOUT));
    sender.send();
    assertThat(lookups.get()).isEqualTo(1);
    assertThat(receiver.received().getFirst().header("Host"))
        .isEqualTo("rebinding.invalid:" + receiver.port());
    assertThat(one("state")).isEqualTo("DELIVERED");
    // The name leads elsewhere now, and that address is checked too.
    ping();
    sender.send();
    assertThat(lookups.get()).isEqualTo(2);
    assertThat(receiver.received()).hasSize(1);
    assertThat(database.list(String.class, "select error from webhook_delivery where tries > 0"))
        .contains("NO_PUBLIC_ADDRESS");
  }

  @Test
  void aUrlThatTheOperatorNoLongerAllowsIsNotUsed() {
    WebhookSettings strict = new Settings(true, false, Set.of("443"), Optional.of("127.0.0.1/32"));
    ping();
    sender(client(strict, InetAddress::getAllByName, TIMEOUT)).send();
    assertThat(one("concat_ws(' ', error, detail)")).isEqualTo("URL_REFUSED must be https");
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void aCertificateThatNobodySignedIsRefused(@TempDir Path folder) throws Exception {
    Path keys = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "a",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-storepass",
                "changeit",
                "-keystore",
                keys.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
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
      ping();
      sender().send();
      assertThat(one("concat_ws(' ', state, error)")).isEqualTo("WAITING TLS");
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
    assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(sender().send()).isZero();
    UUID other = addWebhook(receiver.url("/other"));
    answer.countDown();
    ping(other);
    assertThat(sender().send()).as("another webhook does not wait").isEqualTo(1);
    first.join();
    assertThat(receiver.received()).extracting(Received::path).contains("/other").hasSize(3);
    assertThat(
            database.one(
                Long.class, "select count(distinct id) from webhook_delivery where tries = 1"))
        .isEqualTo(3);
  }

  @Test
  void theWebhookOfADeadProcessIsServedWhenTheLeaseHasExpired() {
    UUID id = ping();
    List<Claim> dead = claim();
    assertThat(dead).hasSize(1);
    assertThat(sender().send()).isZero();
    now = now.plus(Duration.ofMinutes(2)).plusMillis(1);
    assertThat(sender().send()).isEqualTo(1);
    assertThat(receiver.received().getFirst().header("Arbiter-Delivery")).isEqualTo(id.toString());
    // The first process comes back. It may neither send nor write.
    Due due = new Due(id, "ping", now, 0, null, null, null, null, null, null, null, null);
    assertThat(queue.next(dead.getFirst(), now)).isEmpty();
    queue.note(dead.getFirst(), due, "late", new Delivery.Try(now, 299, null, null), now);
    queue.release(dead.getFirst(), now);
    assertThat(one("concat_ws(' ', state, tries, status)")).isEqualTo("DELIVERED 1 204");
  }

  private List<Claim> claim() {
    return queue.claim(now, 5);
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
    assertThat(database.list(String.class, "select state from webhook_delivery")).isEmpty();
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
    assertThat(
            database.list(
                String.class, "select distinct concat_ws(' ', state, error) from webhook_delivery"))
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
        "update webhook_delivery set state = 'WAITING', next_at = now() + interval '1 day'"
            + " where id = ?",
        waiting);
    sender().keepUp();
    assertThat(database.list(UUID.class, "select id from webhook_delivery order by id"))
        .containsExactly(kept, waiting);
  }
}
