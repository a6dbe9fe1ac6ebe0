package io.arbiter.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
  private static PodTemplateSpec template(String role) throws IOException {
    return Manifests.named(Deployment.class, role).getSpec().getTemplate();
  }

  private static PodSpec pod(String role) throws IOException {
    return template(role).getSpec();
  }

  private static Container container(String role) throws IOException {
    List<Container> containers = pod(role).getContainers();
    assertThat(containers).hasSize(1);
    return containers.getFirst();
  }

  @Test
  void everyFieldOfEveryObjectIsOneThatKubernetesKnows() throws IOException {
    assertThat(Manifests.all()).hasSizeGreaterThan(14);
    assertThat(Manifests.files())
        .filteredOn(file -> !file.endsWith("kustomization.yaml"))
        .containsExactlyElementsOf(Manifests.resources());
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
  void theNamespaceRefusesWhatIsNotRestricted() throws IOException {
    assertThat(Manifests.named(Namespace.class, "arbiter").getMetadata().getLabels())
        .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
  }

  /** The rules of the profile: see kubernetes.io, "Pod Security Standards". */
  @ParameterizedTest
  @ValueSource(strings = {"api", "worker"})
  void aPodKeepsTheRulesOfTheRestrictedProfile(String role) throws IOException {
    PodSpec pod = pod(role);
    assertThat(pod.getHostNetwork()).isNull();
    assertThat(pod.getHostPID()).isNull();
    assertThat(pod.getHostIPC()).isNull();
    assertThat(pod.getInitContainers()).isEmpty();
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(10001);
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(pod.getSecurityContext().getSysctls()).isEmpty();
    assertThat(pod.getSecurityContext().getSeLinuxOptions()).isNull();
    assertThat(pod.getSecurityContext().getAppArmorProfile()).isNull();
    for (Volume volume : pod.getVolumes()) {
      assertThat(volume.getEmptyDir() != null || volume.getSecret() != null)
          .as(volume.getName())
          .isTrue();
      assertThat(volume.getHostPath()).isNull();
    }
    for (Container container : pod.getContainers()) {
      var security = container.getSecurityContext();
      assertThat(security.getAllowPrivilegeEscalation()).isFalse();
      assertThat(security.getPrivileged()).isNull();
      assertThat(security.getProcMount()).isNull();
      assertThat(security.getSeccompProfile()).isNull();
      assertThat(security.getRunAsUser()).isNull();
      assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
      assertThat(security.getCapabilities().getAdd()).isEmpty();
      assertThat(container.getPorts()).allMatch(port -> port.getHostPort() == null);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "worker"})
  void aPodWritesNoFileOfItsImageAndSpeaksToNoKubernetes(String role) throws IOException {
    assertThat(container(role).getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(pod(role).getAutomountServiceAccountToken()).isFalse();
    assertThat(pod(role).getEnableServiceLinks()).isFalse();
    assertThat(container(role).getTerminationMessagePolicy()).isEqualTo("FallbackToLogsOnError");
    assertThat(Files.readString(Path.of("Dockerfile"))).contains("USER 10001:10001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "worker"})
  void probesAskTheManagementPort(String role) throws IOException {
    Container container = container(role);
    for (Probe probe : List.of(container.getStartupProbe(), container.getLivenessProbe())) {
      assertThat(probe.getHttpGet().getPath()).isEqualTo("/q/health/live");
    }
    assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/q/health/ready");
    assertThat(
            Stream.of(
                container.getStartupProbe(),
                container.getLivenessProbe(),
                container.getReadinessProbe()))
        .allMatch(probe -> "management".equals(probe.getHttpGet().getPort().getStrVal()));
    assertThat(container.getPorts())
        .filteredOn(port -> port.getName().equals("management"))
        .singleElement()
        .satisfies(port -> assertThat(port.getContainerPort()).isEqualTo(9000));
    assertThat(values(role)).containsEntry("QUARKUS_MANAGEMENT_HOST", "0.0.0.0");
  }

  @ParameterizedTest
  @CsvSource({"api, 1Gi, 500m", "worker, 4Gi, 2"})
  void resourcesAreRequestedAndBounded(String role, String memory, String processors)
      throws IOException {
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
  void aWorkersProcessorsAreItsOwn() throws IOException {
    var resources = container("worker").getResources();
    assertThat(resources.getLimits().get("cpu")).isEqualTo(resources.getRequests().get("cpu"));
    assertThat(values("worker")).containsEntry("ARBITER_WORKER_SLOTS", "2");
  }

  /** The variables that have a value here; secrets and fields have none. */
  private static Map<String, String> values(String role) throws IOException {
    Map<String, String> values = new TreeMap<>();
    for (EnvVar variable : container(role).getEnv()) {
      if (variable.getValue() != null) {
        values.put(variable.getName(), variable.getValue());
      }
    }
    return values;
  }

  /** The secrets of a role: the variable or folder, and the secret's name. */
  private static Map<String, String> secrets(String role) throws IOException {
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
  void databaseBrokerAndKeysComeFromSecretsAndAWorkerGetsTheBrokersAddressOnly()
      throws IOException {
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

  private static boolean selects(LabelSelector selector, String role) throws IOException {
    Map<String, String> wanted = selector.getMatchLabels();
    assertThat(selector.getMatchExpressions()).isEmpty();
    return wanted == null
        || template(role).getMetadata().getLabels().entrySet().containsAll(wanted.entrySet());
  }

  /** What a pod may reach: addresses or namespaces, with their ports. */
  private static Set<String> reaches(String role) throws IOException {
    Set<String> reached = new TreeSet<>();
    for (NetworkPolicy policy : Manifests.all(NetworkPolicy.class)) {
      if (selects(policy.getSpec().getPodSelector(), role)) {
        policy
            .getSpec()
            .getEgress()
            .forEach(
                rule ->
                    rule.getTo()
                        .forEach(
                            peer ->
                                reached.add(
                                    (peer.getIpBlock() == null
                                            ? peer.getPodSelector().getMatchLabels()
                                            : peer.getIpBlock().getCidr())
                                        + " "
                                        + ports(rule.getPorts()))));
      }
    }
    return reached;
  }

  /** From where a pod may be reached, with the ports. */
  private static Set<String> reachedFrom(String role) throws IOException {
    Set<String> from = new TreeSet<>();
    for (NetworkPolicy policy : Manifests.all(NetworkPolicy.class)) {
      if (selects(policy.getSpec().getPodSelector(), role)) {
        policy
            .getSpec()
            .getIngress()
            .forEach(
                rule ->
                    rule.getFrom()
                        .forEach(
                            peer ->
                                from.add(
                                    peer.getNamespaceSelector().getMatchLabels().values()
                                        + " "
                                        + ports(rule.getPorts()))));
      }
    }
    return from;
  }

  private static List<Integer> ports(List<NetworkPolicyPort> ports) {
    assertThat(ports).as("a rule without ports allows all ports").isNotEmpty();
    return ports.stream()
        .map(NetworkPolicyPort::getPort)
        .map(IntOrString::getIntVal)
        .distinct()
        .toList();
  }

  @Test
  void aWorkerReachesOnlyTheBrokerAndNames() throws IOException {
    String names = "{k8s-app=kube-dns} [53]";
    assertThat(reaches("worker")).containsExactlyInAnyOrder("192.0.2.92/32 [9092]", names);
    assertThat(reaches("api"))
        .containsExactlyInAnyOrder("192.0.2.92/32 [9092]", "192.0.2.54/32 [5432]", names);
    assertThat(reachedFrom("worker")).containsExactly("[monitoring] [9000]");
    assertThat(reachedFrom("api"))
        .containsExactlyInAnyOrder("[monitoring] [9000]", "[ingress-nginx] [8080]");
  }

  @Test
  void whatNoPolicyAllowsIsDenied() throws IOException {
    NetworkPolicy all = Manifests.named(NetworkPolicy.class, "deny-all");
    assertThat(all.getSpec().getPodSelector().getMatchLabels()).isNullOrEmpty();
    assertThat(all.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
    assertThat(all.getSpec().getIngress()).isEmpty();
    assertThat(all.getSpec().getEgress()).isEmpty();
    assertThat(
            Manifests.all(NetworkPolicy.class).stream()
                .flatMap(policy -> policy.getSpec().getEgress().stream()))
        .as("a rule without peers allows all peers")
        .allMatch(rule -> !rule.getTo().isEmpty());
    assertThat(
            Manifests.all(NetworkPolicy.class).stream()
                .flatMap(policy -> policy.getSpec().getIngress().stream()))
        .allMatch(rule -> !rule.getFrom().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "worker"})
  void everySelectorFindsThePodsOfItsRole(String role) throws IOException {
    Deployment deployment = Manifests.named(Deployment.class, role);
    assertThat(selects(deployment.getSpec().getSelector(), role)).isTrue();
    assertThat(selects(deployment.getSpec().getSelector(), role.equals("api") ? "worker" : "api"))
        .isFalse();
    PodDisruptionBudget budget = Manifests.named(PodDisruptionBudget.class, role);
    assertThat(budget.getSpec().getSelector().getMatchLabels())
        .isEqualTo(deployment.getSpec().getSelector().getMatchLabels());
    assertThat(
            budget.getSpec().getMinAvailable()
                == null
                != (budget.getSpec().getMaxUnavailable() == null))
        .isTrue();
    assertThat(pod(role).getTopologySpreadConstraints())
        .singleElement()
        .satisfies(
            spread ->
                assertThat(spread.getLabelSelector().getMatchLabels())
                    .isEqualTo(deployment.getSpec().getSelector().getMatchLabels()));
  }

  @Test
  void theServiceHasThePublicPortOnly() throws IOException {
    Service service = Manifests.named(Service.class, "api");
    assertThat(service.getSpec().getSelector())
        .isEqualTo(template("api").getMetadata().getLabels());
    assertThat(service.getSpec().getPorts())
        .singleElement()
        .satisfies(port -> assertThat(port.getTargetPort().getStrVal()).isEqualTo("http"));
  }

  @Test
  void workersFollowTheQueue() throws IOException {
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
