package io.arbiter.app.embedded;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A broker as an operator of Kafka runs it: TLS with a certificate that is made here, log-ins, and
 * the rights that {@code docs/managed-services.md} lists.
 */
final class SecuredBroker implements AutoCloseable {
  private static final String MODULES = "org.apache.kafka.common.security.";
  private static final String PLAIN = MODULES + "plain.PlainLoginModule required ";
  private static final String TOKENS =
      MODULES + "oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub=";
  private static final Path GUIDE = Path.of("docs/managed-services.md");

  private final Path folder;
  private final EmbeddedKafka kafka;

  SecuredBroker(Path folder) throws Exception {
    this.folder = folder;
    certificate("broker");
    certificate("stranger");
    kafka = EmbeddedKafka.start(folder.resolve("data"), 0, 0, settings());
    try (Admin admin = Admin.create(clients(logIn("broker", "broker")))) {
      admin.createAcls(rights()).all().get();
    }
  }

  /** Makes a key with a certificate for 127.0.0.1, and a file of the certificate. */
  private void certificate(String name) throws IOException, InterruptedException {
    keytool("-genkeypair -keyalg EC -dname CN=" + name + " -ext SAN=ip:127.0.0.1", name);
    keytool("-exportcert -rfc -file " + folder.resolve(name + ".pem"), name);
  }

  private void keytool(String command, String name) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    words.addAll(List.of(command.split(" ")));
    words.addAll(List.of("-alias", name, "-storepass", "secret", "-keystore"));
    words.add(folder.resolve(name + ".p12").toString());
    if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
      throw new IOException(String.join(" ", words));
    }
  }

  private Map<String, String> settings() {
    String users =
        Stream.of("broker", "arbiter-api", "arbiter-worker")
            .map(user -> "user_%s=\"%s\"".formatted(user, user))
            .reduce("username=\"broker\" password=\"broker\"", (all, user) -> all + " " + user);
    return Map.ofEntries(
        Map.entry("listener.security.protocol.map", "BROKER:SASL_SSL,CONTROLLER:PLAINTEXT"),
        Map.entry("sasl.enabled.mechanisms", "PLAIN,OAUTHBEARER"),
        Map.entry("sasl.mechanism.inter.broker.protocol", "PLAIN"),
        Map.entry("listener.name.broker.plain.sasl.jaas.config", PLAIN + users + ";"),
        Map.entry(
            "listener.name.broker.oauthbearer.sasl.jaas.config", TOKENS + "\"arbiter-worker\";"),
        Map.entry("ssl.keystore.location", folder.resolve("broker.p12").toString()),
        Map.entry("ssl.keystore.type", "PKCS12"),
        Map.entry("ssl.keystore.password", "secret"),
        Map.entry("ssl.truststore.location", folder.resolve("broker.pem").toString()),
        Map.entry("ssl.truststore.type", "PEM"),
        Map.entry(
            "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
        // The controller's listener has no log-in.
        Map.entry("super.users", "User:broker;User:ANONYMOUS"));
  }

  /** The settings of a client that logs in with a password. */
  Map<String, String> logIn(String user, String password) {
    return connection(
        "PLAIN", PLAIN + "username=\"%s\" password=\"%s\";".formatted(user, password));
  }

  /** The settings of a worker that takes the broker for another one. */
  Map<String, String> wrongCertificate() {
    Map<String, String> settings = new HashMap<>(logIn("arbiter-worker", "arbiter-worker"));
    settings.put("kafka.ssl.truststore.location", folder.resolve("stranger.pem").toString());
    return settings;
  }

  /** The settings of a worker with a token. */
  Map<String, String> token(int lifetimeSeconds) {
    return connection(
        "OAUTHBEARER",
        TOKENS
            + "\"arbiter-worker\" unsecuredLoginLifetimeSeconds=\"%d\";"
                .formatted(lifetimeSeconds));
  }

  private Map<String, String> connection(String mechanism, String jaas) {
    return Map.of(
        "kafka.bootstrap.servers",
        kafka.bootstrapServers(),
        "kafka.security.protocol",
        "SASL_SSL",
        "kafka.ssl.truststore.type",
        "PEM",
        "kafka.ssl.truststore.location",
        folder.resolve("broker.pem").toString(),
        "kafka.sasl.mechanism",
        mechanism,
        "kafka.sasl.jaas.config",
        jaas);
  }

  /** The same settings as a client of Kafka knows them. */
  static Map<String, Object> clients(Map<String, String> settings) {
    return settings.entrySet().stream()
        .collect(toMap(e -> e.getKey().substring("kafka.".length()), Map.Entry::getValue));
  }

  /** The same settings as an environment has them. */
  static Map<String, String> environment(Map<String, String> settings) {
    return settings.entrySet().stream()
        .collect(
            toMap(e -> e.getKey().toUpperCase(Locale.ROOT).replace('.', '_'), Map.Entry::getValue));
  }

  /** What the commands of the guide allow. */
  private static List<AclBinding> rights() throws IOException {
    return Files.readAllLines(GUIDE).stream()
        .filter(line -> line.startsWith("allow "))
        .flatMap(line -> rights(List.of(line.split(" "))))
        .toList();
  }

  private static Stream<AclBinding> rights(List<String> words) {
    String user = words.get(words.indexOf("--allow-principal") + 1);
    ResourceType type = words.contains("--group") ? ResourceType.GROUP : ResourceType.TOPIC;
    PatternType pattern = words.contains("prefixed") ? PatternType.PREFIXED : PatternType.LITERAL;
    return values(words, "--topic", "--group")
        .flatMap(
            resource ->
                values(words, "--operation")
                    .map(SecuredBroker::operation)
                    .map(
                        operation ->
                            new AclBinding(
                                new ResourcePattern(type, resource, pattern),
                                new AccessControlEntry(
                                    user, "*", operation, AclPermissionType.ALLOW))));
  }

  /** The tools of Kafka say {@code AlterConfigs}. */
  private static AclOperation operation(String name) {
    return AclOperation.fromString(name.replaceAll("(?<=[a-z])(?=[A-Z])", "_"));
  }

  private static Stream<String> values(List<String> words, String... options) {
    return IntStream.range(1, words.size())
        .filter(i -> List.of(options).contains(words.get(i - 1)))
        .mapToObj(words::get);
  }

  @Override
  public void close() {
    kafka.close();
  }
}
