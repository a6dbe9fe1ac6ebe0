package io.arbiter.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests of {@code src/main/kubernetes}, read as Kubernetes' API describes its objects. */
class KubernetesTest {
  private static final String BROKERS =
      "192.0.2.92/32 [9092]; 192.0.2.93/32 [9092]; 192.0.2.94/32 [9092]";

  private static PodTemplateSpec template(String role) {
    return Manifests.named(Deployment.class, role).getSpec().getTemplate();
  }

  private static Container container(String role) {
    List<Container> containers = template(role).getSpec().getContainers();
    assertThat(containers).hasSize(1);
    return containers.getFirst();
  }

  @Test
  void everyFieldOfEveryObjectIsOneThatKubernetesKnows() {
    assertThat(Manifests.ALL).hasSizeGreaterThan(14);
    String wrong =
        "{apiVersion: apps/v1, kind: Deployment, spec: {template: {spec: {containers: [{imag:"
            + " b}]}}}}";
    assertThatThrownBy(() -> Manifests.object(Manifests.tree(wrong)))
        .isInstanceOf(UnrecognizedPropertyException.class)
        .hasMessageContaining("imag");
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "worker"})
  void aPodKeepsTheRulesOfTheRestrictedProfileAndSpeaksToNoKubernetes(String role) {
    assertThat(Manifests.named(Namespace.class, "arbiter").getMetadata().getLabels())
        .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    PodSpec pod = template(role).getSpec();
    assertThat(PodSecurity.broken(Manifests.tree(pod))).isEmpty();
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(10001);
    assertThat(container(role).getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(pod.getVolumes())
        .extracting(Volume::getEmptyDir)
        .allMatch(folder -> folder == null || folder.getSizeLimit() != null);
  }

  @ParameterizedTest
  @CsvSource({
    "/hostPID, true, host namespaces",
    "/volumes/0/hostPath/path, /etc, volume types",
    "/securityContext/sysctls/0/name, kernel.msgmax, sysctls",
    "/containers/0/ports/0/hostPort, 80, host ports",
    "/containers/0/securityContext/privileged, true, privileged",
    "/containers/0/securityContext/allowPrivilegeEscalation, true, privilege escalation",
    "/containers/0/securityContext/capabilities/add/0, SYS_ADMIN, capabilities",
    "/containers/0/securityContext/capabilities/drop/0, NET_RAW, capabilities",
    "/containers/0/securityContext/runAsUser, 0, root",
    "/securityContext/runAsNonRoot, false, root",
    "/securityContext/seccompProfile/type, Unconfined, seccomp",
    "/containers/0/securityContext/appArmorProfile/type, Unconfined, AppArmor",
    "/securityContext/seLinuxOptions/role, admin, SELinux",
    "/containers/0/securityContext/procMount, Unmasked, /proc"
  })
  void aPodThatBreaksARuleIsFound(String place, String value, String rule) {
    ObjectNode pod = (ObjectNode) Manifests.tree(template("worker").getSpec());
    JsonPointer field = JsonPointer.compile(place);
    if (field.last().mayMatchElement()) {
      ArrayNode list = pod.withArray(field.head());
      list.removeAll().add(value);
    } else if (place.contains("/0/name")) {
      pod.withArray(field.head().head()).addObject().put("name", value);
    } else {
      pod.withObject(field.head()).put(field.last().getMatchingProperty(), value);
    }
    assertThat(PodSecurity.broken(pod)).containsExactly(rule);
  }

  @ParameterizedTest
  @CsvSource({"api, 1Gi, 500m, ", "worker, 4Gi, 2, 2"})
  void aContainerIsProbedAndItsResourcesAreRequestedAndBounded(
      String role, String memory, String processors, String most) {
    Container container = container(role);
    assertThat(
            Stream.of(
                container.getStartupProbe(),
                container.getLivenessProbe(),
                container.getReadinessProbe()))
        .extracting(p -> p.getHttpGet().getPort().getStrVal() + p.getHttpGet().getPath())
        .containsExactly(
            "management/q/health/live", "management/q/health/live", "management/q/health/ready");
    assertThat(container.getPorts())
        .anyMatch(port -> port.getName().equals("management") && port.getContainerPort() == 9000);
    assertThat(environment(role)).containsEntry("QUARKUS_MANAGEMENT_HOST", "0.0.0.0");
    var resources = container.getResources();
    assertThat(resources.getRequests())
        .containsEntry("memory", new Quantity(memory))
        .containsEntry("cpu", new Quantity(processors));
    assertThat(resources.getLimits()).containsEntry("memory", new Quantity(memory));
    // The processors of a worker are its own.
    assertThat(resources.getLimits().get("cpu"))
        .isEqualTo(most == null ? null : new Quantity(most));
    assertThat(environment("worker")).containsEntry("ARBITER_WORKER_SLOTS", "2");
  }

  /** The variables with their values, or with the names of their secrets. */
  private static Map<String, String> environment(String role) {
    Map<String, String> values = new TreeMap<>();
    for (EnvVar variable : container(role).getEnv()) {
      var from = variable.getValueFrom();
      boolean secret = from != null && from.getSecretKeyRef() != null;
      String value = secret ? "secret " + from.getSecretKeyRef().getName() : variable.getValue();
      values.put(variable.getName(), value == null ? "" : value);
    }
    return values;
  }

  @Test
  void databaseBrokerAndPasswordComeFromSecretsAndAWorkerGetsTheBrokersOnly() {
    for (String role : List.of("api", "worker")) {
      assertThat(container(role).getEnvFrom())
          .extracting(from -> from.getSecretRef().getName())
          .containsExactly("arbiter-broker-" + role);
    }
    assertThat(environment("worker").values()).noneMatch(value -> value.startsWith("secret "));
    assertThat(template("worker").getSpec().getVolumes())
        .allMatch(volume -> volume.getSecret() == null);
    assertThat(environment("worker").keySet())
        .noneMatch(name -> name.contains("PASSWORD") || name.contains("DATASOURCE"));
    assertThat(environment("api"))
        .containsEntry("QUARKUS_DATASOURCE_PASSWORD", "secret arbiter-database")
        .containsEntry("ARBITER_ADMIN_PASSWORD", "secret arbiter-admin");
  }

  private static boolean selects(LabelSelector selector, String role) {
    Map<String, String> wanted = selector.getMatchLabels();
    assertThat(selector.getMatchExpressions()).isEmpty();
    return wanted == null
        || template(role).getMetadata().getLabels().entrySet().containsAll(wanted.entrySet());
  }

  private static Stream<NetworkPolicySpec> policies(String role) {
    return Manifests.all(NetworkPolicy.class).stream()
        .map(NetworkPolicy::getSpec)
        .filter(policy -> selects(policy.getPodSelector(), role));
  }

  /** The peers of a rule with their ports. A rule without peers or ports would allow all. */
  private static Stream<String> peers(
      List<NetworkPolicyPeer> peers, List<NetworkPolicyPort> ports) {
    assertThat(peers).isNotEmpty();
    assertThat(ports).isNotEmpty();
    List<Integer> numbers = ports.stream().map(p -> p.getPort().getIntVal()).distinct().toList();
    return peers.stream().map(peer -> name(peer) + " " + numbers);
  }

  private static String name(NetworkPolicyPeer peer) {
    if (peer.getIpBlock() != null) {
      return peer.getIpBlock().getCidr();
    }
    LabelSelector pods = peer.getPodSelector();
    return (pods == null ? peer.getNamespaceSelector() : pods).getMatchLabels().toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          worker | BROKERS; NAMES | MONITORING
          api | DATABASE; BROKERS; NAMES | INGRESS; MONITORING
          """)
  void aPodReachesAndIsReachedByNothingElse(String role, String to, String from) {
    String name = "{kubernetes.io/metadata.name=";
    assertThat(
            policies(role)
                .flatMap(policy -> policy.getEgress().stream())
                .flatMap(rule -> peers(rule.getTo(), rule.getPorts())))
        .containsExactlyInAnyOrder(
            to.replace("NAMES", "{k8s-app=kube-dns} [53]")
                .replace("DATABASE", "192.0.2.54/32 [5432]; 192.0.2.55/32 [5432]")
                .replace("BROKERS", BROKERS)
                .split("; "));
    assertThat(
            policies(role)
                .flatMap(policy -> policy.getIngress().stream())
                .flatMap(rule -> peers(rule.getFrom(), rule.getPorts())))
        .containsExactlyInAnyOrder(
            from.replace("MONITORING", name + "monitoring} [9000]")
                .replace("INGRESS", name + "ingress-nginx} [8080]")
                .split("; "));
    NetworkPolicySpec all = Manifests.named(NetworkPolicy.class, "deny-all").getSpec();
    assertThat(all.getPodSelector().getMatchLabels()).isNullOrEmpty();
    assertThat(all.getPolicyTypes()).containsExactly("Ingress", "Egress");
  }

  @ParameterizedTest
  @CsvSource({"api, worker", "worker, api"})
  void everySelectorFindsThePodsOfItsRole(String role, String other) {
    LabelSelector selector = Manifests.named(Deployment.class, role).getSpec().getSelector();
    assertThat(selects(selector, role)).isTrue();
    assertThat(selects(selector, other)).isFalse();
    var budget = Manifests.named(PodDisruptionBudget.class, role).getSpec();
    assertThat(budget.getSelector().getMatchLabels()).isEqualTo(selector.getMatchLabels());
    assertThat(template(role).getSpec().getTopologySpreadConstraints())
        .extracting(spread -> spread.getLabelSelector().getMatchLabels())
        .containsExactly(selector.getMatchLabels());
    Service service = Manifests.named(Service.class, "api");
    assertThat(service.getSpec().getSelector())
        .isEqualTo(template("api").getMetadata().getLabels());
    assertThat(service.getSpec().getPorts())
        .extracting(ServicePort::getName)
        .containsExactly("http");
  }

  @Test
  void workersFollowTheQueue() {
    JsonNode spec = Manifests.tree("ScaledObject", "spec");
    assertThat(spec.at("/scaleTargetRef/name").asText()).isEqualTo("worker");
    // Otherwise each apply would undo what the autoscaler has decided.
    assertThat(Manifests.named(Deployment.class, "worker").getSpec().getReplicas()).isNull();
    // Two slots for each lane's jobs make three members of the share group, of 200 at most.
    assertThat(spec.path("maxReplicaCount").asInt() * 3).isBetween(3, 200);
  }

  @Test
  void everyAlertHasARunbook() throws IOException {
    String guide = Files.readString(Path.of("docs/operations.md"));
    List<String> alerts =
        Manifests.tree(Files.readString(Observability.FOLDER.resolve("alerts.yml")))
            .findValuesAsText("alert");
    assertThat(
            Pattern.compile("^### (\\w+)$", Pattern.MULTILINE)
                .matcher(guide.substring(guide.indexOf("## When an alert fires")))
                .results()
                .map(section -> section.group(1)))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(alerts);
  }
}
