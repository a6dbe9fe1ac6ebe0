package io.arbiter.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Service;
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
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests of {@code src/main/kubernetes}, read as Kubernetes' API describes its objects. */
class KubernetesTest {
  private static PodTemplateSpec template(String role) {
    return Manifests.named(Deployment.class, role).getSpec().getTemplate();
  }

  private static PodSpec pod(String role) {
    return template(role).getSpec();
  }

  private static Container container(String role) {
    List<Container> containers = pod(role).getContainers();
    assertThat(containers).hasSize(1);
    return containers.getFirst();
  }

  @Test
  void everyFieldOfEveryObjectIsOneThatKubernetesKnows() {
    assertThat(Manifests.ALL).hasSizeGreaterThan(14);
    assertThat(Manifests.files())
        .filteredOn(file -> !file.endsWith("kustomization.yaml"))
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(
            Manifests.all(Manifests.Kustomization.class).getFirst().resources());
  }

  @Test
  void aFieldThatKubernetesDoesNotKnowIsFound() {
    assertThatThrownBy(
            () ->
                Manifests.object(
                    Manifests.tree(
                        """
                        apiVersion: apps/v1
                        kind: Deployment
                        spec: {template: {spec: {containers: [{name: a, imag: b}]}}}
                        """)))
        .isInstanceOf(UnrecognizedPropertyException.class)
        .hasMessageContaining("imag");
  }

  @Test
  void theNamespaceRefusesWhatIsNotRestricted() {
    assertThat(Manifests.named(Namespace.class, "arbiter").getMetadata().getLabels())
        .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
  }

  /** The rules of the profile: see kubernetes.io, "Pod Security Standards". */
  @ParameterizedTest
  @ValueSource(strings = {"api", "worker"})
  void aPodKeepsTheRulesOfTheRestrictedProfileAndSpeaksToNoKubernetes(String role) {
    PodSpec pod = pod(role);
    assertThat(pod)
        .extracting(PodSpec::getHostNetwork, PodSpec::getHostPID, PodSpec::getHostIPC)
        .containsOnlyNulls();
    assertThat(pod.getInitContainers()).isEmpty();
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getEnableServiceLinks()).isFalse();
    assertThat(pod.getSecurityContext())
        .isEqualTo(
            new PodSecurityContextBuilder(pod.getSecurityContext())
                .withRunAsNonRoot(true)
                .withRunAsUser(10001L)
                .withSysctls()
                .withSeLinuxOptions(null)
                .withAppArmorProfile(null)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .build());
    assertThat(pod.getVolumes())
        .allMatch(volume -> volume.getEmptyDir() != null || volume.getSecret() != null)
        .allMatch(volume -> volume.getHostPath() == null);
    Container container = container(role);
    assertThat(container.getSecurityContext())
        .isEqualTo(
            new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .build());
    assertThat(container.getPorts()).allMatch(port -> port.getHostPort() == null);
    assertThat(container.getTerminationMessagePolicy()).isEqualTo("FallbackToLogsOnError");
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "worker"})
  void probesAskTheManagementPort(String role) {
    Container container = container(role);
    assertThat(
            List.of(
                container.getStartupProbe(),
                container.getLivenessProbe(),
                container.getReadinessProbe()))
        .extracting(p -> p.getHttpGet().getPath(), p -> p.getHttpGet().getPort().getStrVal())
        .containsExactly(
            tuple("/q/health/live", "management"),
            tuple("/q/health/live", "management"),
            tuple("/q/health/ready", "management"));
    assertThat(container.getPorts())
        .extracting(ContainerPort::getName, ContainerPort::getContainerPort)
        .contains(tuple("management", 9000));
    assertThat(values(role)).containsEntry("QUARKUS_MANAGEMENT_HOST", "0.0.0.0");
  }

  @ParameterizedTest
  @CsvSource({"api, 1Gi, 500m", "worker, 4Gi, 2"})
  void resourcesAreRequestedAndBounded(String role, String memory, String processors) {
    var resources = container(role).getResources();
    assertThat(resources.getRequests())
        .containsEntry("memory", new Quantity(memory))
        .containsEntry("cpu", new Quantity(processors));
    assertThat(resources.getLimits()).containsEntry("memory", new Quantity(memory));
    assertThat(pod(role).getVolumes())
        .filteredOn(volume -> volume.getEmptyDir() != null)
        .allMatch(volume -> volume.getEmptyDir().getSizeLimit() != null);
  }

  @Test
  void aWorkersProcessorsAreItsOwn() {
    var resources = container("worker").getResources();
    assertThat(resources.getLimits().get("cpu")).isEqualTo(resources.getRequests().get("cpu"));
    assertThat(values("worker")).containsEntry("ARBITER_WORKER_SLOTS", "2");
  }

  /** The variables that have a value here; secrets and fields have none. */
  private static Map<String, String> values(String role) {
    Map<String, String> values = new TreeMap<>();
    for (EnvVar variable : container(role).getEnv()) {
      if (variable.getValue() != null) {
        values.put(variable.getName(), variable.getValue());
      }
    }
    return values;
  }

  /** The secrets of a role: the variable or folder, and the secret's name. */
  private static Map<String, String> secrets(String role) {
    Map<String, String> secrets = new TreeMap<>();
    for (EnvVar variable : container(role).getEnv()) {
      if (variable.getValueFrom() != null && variable.getValueFrom().getSecretKeyRef() != null) {
        secrets.put(variable.getName(), variable.getValueFrom().getSecretKeyRef().getName());
      }
    }
    for (Volume volume : pod(role).getVolumes()) {
      if (volume.getSecret() != null) {
        secrets.put(volume.getName(), volume.getSecret().getSecretName());
      }
    }
    assertThat(container(role).getEnvFrom()).isEmpty();
    return secrets;
  }

  @Test
  void databaseBrokerAndKeysComeFromSecretsAndAWorkerGetsTheBrokersAddressOnly() {
    assertThat(secrets("worker")).isEqualTo(Map.of("KAFKA_BOOTSTRAP_SERVERS", "arbiter-broker"));
    assertThat(secrets("api"))
        .isEqualTo(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "arbiter-broker",
                "QUARKUS_DATASOURCE_JDBC_URL", "arbiter-database",
                "QUARKUS_DATASOURCE_USERNAME", "arbiter-database",
                "QUARKUS_DATASOURCE_PASSWORD", "arbiter-database",
                "ARBITER_ADMIN_PASSWORD", "arbiter-admin",
                "keys", "arbiter-keys"));
    assertThat(Stream.concat(values("api").keySet().stream(), values("worker").keySet().stream()))
        .noneMatch(name -> name.contains("PASSWORD"));
  }

  @Test
  void theGuideMakesEverySecret() throws IOException {
    String guide = Files.readString(Path.of("docs/kubernetes.md"));
    Set<String> needed = new TreeSet<>(secrets("api").values());
    needed.addAll(secrets("worker").values());
    assertThat(needed)
        .allSatisfy(name -> assertThat(guide).contains("create secret generic " + name));
  }

  private static boolean selects(LabelSelector selector, String role) {
    Map<String, String> wanted = selector.getMatchLabels();
    assertThat(selector.getMatchExpressions()).isEmpty();
    return wanted == null
        || template(role).getMetadata().getLabels().entrySet().containsAll(wanted.entrySet());
  }

  private static Stream<NetworkPolicySpec> policies() {
    return Manifests.all(NetworkPolicy.class).stream().map(NetworkPolicy::getSpec);
  }

  /** What a pod may reach: addresses or namespaces, with their ports. */
  private static Stream<String> reaches(String role) {
    return policies()
        .filter(policy -> selects(policy.getPodSelector(), role))
        .flatMap(policy -> policy.getEgress().stream())
        .flatMap(
            rule -> rule.getTo().stream().map(to -> target(to) + " " + ports(rule.getPorts())));
  }

  private static Object target(NetworkPolicyPeer peer) {
    return peer.getIpBlock() == null
        ? peer.getPodSelector().getMatchLabels()
        : peer.getIpBlock().getCidr();
  }

  /** From where a pod may be reached, with the ports. */
  private static Stream<String> reachedFrom(String role) {
    return policies()
        .filter(policy -> selects(policy.getPodSelector(), role))
        .flatMap(policy -> policy.getIngress().stream())
        .flatMap(
            rule ->
                rule.getFrom().stream()
                    .map(
                        from ->
                            from.getNamespaceSelector().getMatchLabels().values()
                                + " "
                                + ports(rule.getPorts())));
  }

  private static List<Integer> ports(List<NetworkPolicyPort> ports) {
    assertThat(ports).as("a rule without ports allows all ports").isNotEmpty();
    return ports.stream().map(port -> port.getPort().getIntVal()).distinct().toList();
  }

  @Test
  void aWorkerReachesOnlyTheBrokerAndNames() {
    String names = "{k8s-app=kube-dns} [53]";
    assertThat(reaches("worker")).containsExactlyInAnyOrder("192.0.2.92/32 [9092]", names);
    assertThat(reaches("api"))
        .containsExactlyInAnyOrder("192.0.2.92/32 [9092]", "192.0.2.54/32 [5432]", names);
    assertThat(reachedFrom("worker")).containsExactly("[monitoring] [9000]");
    assertThat(reachedFrom("api"))
        .containsExactlyInAnyOrder("[monitoring] [9000]", "[ingress-nginx] [8080]");
  }

  @Test
  void whatNoPolicyAllowsIsDenied() {
    NetworkPolicy all = Manifests.named(NetworkPolicy.class, "deny-all");
    assertThat(all.getSpec().getPodSelector().getMatchLabels()).isNullOrEmpty();
    assertThat(all.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
    assertThat(all.getSpec().getIngress()).isEmpty();
    assertThat(all.getSpec().getEgress()).isEmpty();
    // A rule without peers allows all peers.
    assertThat(policies().flatMap(policy -> policy.getEgress().stream()))
        .noneMatch(rule -> rule.getTo().isEmpty());
    assertThat(policies().flatMap(policy -> policy.getIngress().stream()))
        .noneMatch(rule -> rule.getFrom().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "worker"})
  void everySelectorFindsThePodsOfItsRole(String role) {
    LabelSelector selector = Manifests.named(Deployment.class, role).getSpec().getSelector();
    assertThat(selects(selector, role)).isTrue();
    assertThat(selects(selector, role.equals("api") ? "worker" : "api")).isFalse();
    var budget = Manifests.named(PodDisruptionBudget.class, role).getSpec();
    assertThat(budget.getSelector().getMatchLabels()).isEqualTo(selector.getMatchLabels());
    assertThat(Stream.of(budget.getMinAvailable(), budget.getMaxUnavailable()))
        .filteredOn(Objects::nonNull)
        .hasSize(1);
    assertThat(pod(role).getTopologySpreadConstraints())
        .extracting(spread -> spread.getLabelSelector().getMatchLabels())
        .containsExactly(selector.getMatchLabels());
  }

  @Test
  void theServiceHasThePublicPortOnly() {
    Service service = Manifests.named(Service.class, "api");
    assertThat(service.getSpec().getSelector())
        .isEqualTo(template("api").getMetadata().getLabels());
    assertThat(service.getSpec().getPorts())
        .extracting(port -> port.getTargetPort().getStrVal())
        .containsExactly("http");
  }

  @Test
  void workersFollowTheQueue() {
    Manifests.ScaledObject scaled = Manifests.all(Manifests.ScaledObject.class).getFirst();
    assertThat(scaled.spec().scaleTargetRef().name()).isEqualTo("worker");
    // Otherwise each apply would undo what the autoscaler has decided.
    assertThat(Manifests.named(Deployment.class, "worker").getSpec().getReplicas()).isNull();
    Manifests.ScaledObject.Trigger trigger = scaled.spec().triggers().getFirst();
    assertThat(trigger.type()).isEqualTo("prometheus");
    assertThat(trigger.metadata().query()).contains("arbiter_queue_depth");
    // Two slots for each lane's jobs make three members of the share group, of 200 at most.
    assertThat(scaled.spec().maxReplicaCount() * 3).isLessThanOrEqualTo(200);
    assertThat(scaled.spec().fallback().replicas())
        .isBetween(scaled.spec().minReplicaCount(), scaled.spec().maxReplicaCount());
    assertThat(trigger.metadata().threshold()).matches(Pattern.compile("\\d+"));
  }
}
