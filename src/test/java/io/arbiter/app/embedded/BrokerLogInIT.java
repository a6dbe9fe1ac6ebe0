package io.arbiter.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.Thorough;
import io.arbiter.delivery.Broker;
import io.arbiter.delivery.DeliverySettings;
import io.arbiter.delivery.message.Topics;
import io.arbiter.it.Client;
import io.arbiter.it.Instance;
import io.arbiter.it.Sources;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** With a real broker that wants TLS and a log-in, and gives each role only its rights. */
@Thorough("a broker and processes of their own, for settings that few operators need")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokerLogInIT {
  private static final Duration HANG = Duration.ofMinutes(10);

  @TempDir private static Path folder;
  private static SecuredBroker kafka;

  @BeforeAll
  static void start() throws Exception {
    kafka = new SecuredBroker(folder);
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  private static Instance instance(String role, Map<String, String> settings) throws Exception {
    Map<String, String> environment = new HashMap<>(SecuredBroker.environment(settings));
    environment.put("ARBITER_DATA", folder.resolve(role).toString());
    environment.putAll(Instance.withPuzzles(folder, "fizz-buzz"));
    return Instance.start(role, folder, environment);
  }

  @Test
  @Order(1)
  void aSubmissionGetsItsVerdictWithTheRightsOfTheGuide() throws Exception {
    try (Instance worker = instance("worker", kafka.logIn("arbiter-worker", "arbiter-worker"))) {
      Awaitility.await()
          .atMost(HANG)
          .until(
              () ->
                  worker
                      .output()
                      .contains(
                          "the broker is not ready: topics are missing; an api process makes them"));
      try (Instance api = instance("api", kafka.logIn("arbiter-api", "arbiter-api"))) {
        api.awaitReady();
        worker.awaitReady();
        Client player = Client.register(api.address(), "player");
        String id = player.submit("fizz-buzz", "submissions", Sources.RIGHT);
        assertThat(player.awaitVerdict(id).path("verdict").asText()).isEqualTo("ACCEPTED");
        assertThat(api.output()).doesNotContain("a right is missing", "is sent again");
      }
      assertThat(worker.output()).doesNotContain("a right is missing", "is sent again");
    }
  }

  /** When the topics exist, so after the first test. */
  @Test
  @Order(2)
  void aWorkerCanDoNothingElse() {
    Map<String, Object> worker = clients("arbiter-worker");
    for (String topic : List.of(Topics.EVENTS, Topics.REPORTS, Topics.WORKERS)) {
      assertDenied(() -> read(worker, topic));
    }
    for (String topic : List.of(Topics.TEST_SETS, Topics.STOPS)) {
      assertDenied(() -> write(worker, topic));
    }
    try (Admin admin = Admin.create(worker)) {
      var group = new ConfigResource(ConfigResource.Type.GROUP, Topics.WORKER_GROUP);
      var change =
          new AlterConfigOp(
              new ConfigEntry("share.auto.offset.reset", "latest"), AlterConfigOp.OpType.SET);
      assertDenied(admin.incrementalAlterConfigs(Map.of(group, List.of(change))).all());
      assertDenied(admin.createTopics(List.of(new NewTopic("arbiter.own", 1, (short) 1))).all());
      assertDenied(admin.deleteTopics(List.of(Topics.JOBS_INTERACTIVE)).all());
      assertDenied(
          admin
              .alterConsumerGroupOffsets(
                  "arbiter-scorekeeper",
                  Map.of(new TopicPartition(Topics.EVENTS, 0), new OffsetAndMetadata(0)))
              .all());
    }
  }

  @Test
  @Order(3)
  void anApiCanNeitherTakeJobsNorWriteForWorkers() {
    Map<String, Object> api = clients("arbiter-api");
    assertDenied(() -> read(api, Topics.JOBS_INTERACTIVE));
    assertDenied(() -> read(api, Topics.TEST_SETS));
    assertDenied(() -> write(api, Topics.WORKERS));
    try (Admin admin = Admin.create(api)) {
      assertDenied(admin.createTopics(List.of(new NewTopic("other", 1, (short) 1))).all());
      assertDenied(admin.deleteTopics(List.of(Topics.JOBS_INTERACTIVE)).all());
    }
  }

  private static Map<String, Object> clients(String user) {
    return SecuredBroker.clients(kafka.logIn(user, user));
  }

  private static void read(Map<String, Object> settings, String topic) {
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      consumer.seek(new TopicPartition(topic, 0), 0);
      consumer.poll(Duration.ofMinutes(1));
    }
  }

  private static void write(Map<String, Object> settings, String topic) throws Exception {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("enable.idempotence", false);
    try (var producer = new KafkaProducer<>(all, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, "key", "value")).get();
    }
  }

  private static void assertDenied(ThrowingCallable call) {
    assertThatThrownBy(call)
        .satisfiesAnyOf(
            e -> assertThat(e).isInstanceOf(AuthorizationException.class),
            e -> assertThat(e).hasCauseInstanceOf(AuthorizationException.class));
  }

  private static void assertDenied(Future<?> answer) {
    assertDenied(answer::get);
  }

  private static void assertTrouble(Map<String, String> settings, String trouble) {
    SmallRyeConfigBuilder config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(DeliverySettings.class)
            .withDefaultValue("arbiter.roles", "worker");
    settings.forEach(config::withDefaultValue);
    SmallRyeConfig built = config.build();
    Broker broker = new Broker(built.getConfigMapping(DeliverySettings.class), built);
    try {
      Awaitility.await()
          .atMost(HANG)
          .untilAsserted(() -> assertThat(broker.trouble().orElse("none")).isEqualTo(trouble));
    } finally {
      broker.close();
    }
  }

  /** When the topics exist. */
  @Test
  @Order(4)
  void healthSaysWhyTheBrokerCannotBeUsed() {
    assertTrouble(
        kafka.wrongCertificate(),
        "TLS with the broker fails (KAFKA_SSL_…): unable to find valid certification path to"
            + " requested target");
    assertTrouble(
        kafka.token(-60),
        "the broker refuses the log-in (KAFKA_SASL_…): the token has expired or is not valid");
    assertTrouble(kafka.token(3600), "none");
  }

  @Test
  @Order(5)
  void aProcessWithTheWrongPasswordSaysSoOnceAndRests() throws Exception {
    try (Instance worker = instance("worker", kafka.logIn("arbiter-worker", "wrong"))) {
      String trouble =
          "the broker refuses the log-in (KAFKA_SASL_…): Authentication failed: Invalid username"
              + " or password";
      URI health = URI.create(worker.managementAddress() + "/q/health/ready");
      Awaitility.await()
          .atMost(HANG)
          .ignoreExceptions()
          .untilAsserted(
              () ->
                  assertThat(
                          HttpClient.newHttpClient()
                              .send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString())
                              .body())
                      .contains(trouble));
      Awaitility.await()
          .atMost(HANG)
          .until(() -> worker.busiestThread(Duration.ofSeconds(8)) < 0.05);
      assertThat(worker.output().lines().filter(line -> line.contains("Invalid username")))
          .hasSize(1);
    }
  }
}
