package io.arbiter.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rules of the profile {@code restricted} for pods on Linux, with those of {@code baseline}.
 * The source is Kubernetes' documentation, "Pod Security Standards", version 1.31.
 */
final class PodSecurity {
  private static final Set<String> VOLUMES =
      Set.of(
          "name",
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "persistentVolumeClaim",
          "projected",
          "secret");

  private static final Set<String> SYSCTLS =
      Set.of(
          "kernel.shm_rmid_forced",
          "net.ipv4.ip_local_port_range",
          "net.ipv4.ip_local_reserved_ports",
          "net.ipv4.ip_unprivileged_port_start",
          "net.ipv4.ping_group_range",
          "net.ipv4.tcp_fin_timeout",
          "net.ipv4.tcp_keepalive_intvl",
          "net.ipv4.tcp_keepalive_probes",
          "net.ipv4.tcp_keepalive_time",
          "net.ipv4.tcp_syncookies");

  private static final Map<String, Predicate<JsonNode>> OF_THE_POD =
      Map.of(
          "host namespaces",
          pod ->
              Stream.of("hostNetwork", "hostPID", "hostIPC")
                  .noneMatch(name -> pod.path(name).asBoolean()),
          "volume types",
          pod ->
              each(pod.path("volumes"))
                  .allMatch(
                      volume ->
                          volume.properties().stream()
                              .allMatch(field -> VOLUMES.contains(field.getKey()))),
          "sysctls",
          pod ->
              each(pod.at("/securityContext/sysctls"))
                  .allMatch(sysctl -> SYSCTLS.contains(sysctl.path("name").asText())));

  /** The rules of a container and its security context, in which the pod's values are defaults. */
  private static final Map<String, BiPredicate<JsonNode, Context>> OF_A_CONTAINER =
      Map.of(
          "host ports",
          (container, _) ->
              each(container.path("ports")).allMatch(port -> port.path("hostPort").asInt() == 0),
          "privileged",
          (_, context) -> !context.own("privileged").asBoolean(),
          "privilege escalation",
          (_, context) ->
              context.own("allowPrivilegeEscalation").isBoolean()
                  && !context.own("allowPrivilegeEscalation").asBoolean(),
          "capabilities",
          (_, context) ->
              texts(context.own("capabilities").path("drop")).contains("ALL")
                  && Set.of("NET_BIND_SERVICE")
                      .containsAll(texts(context.own("capabilities").path("add"))),
          "root",
          (_, context) ->
              context.value("runAsNonRoot").asBoolean()
                  && context.value("runAsUser").asInt(-1) != 0,
          "seccomp",
          (_, context) -> confines(context.value("seccompProfile"), false),
          "AppArmor",
          (_, context) -> confines(context.value("appArmorProfile"), true),
          "SELinux",
          (_, context) ->
              Set.of("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t")
                      .contains(context.value("seLinuxOptions").path("type").asText())
                  && context.value("seLinuxOptions").path("user").isMissingNode()
                  && context.value("seLinuxOptions").path("role").isMissingNode(),
          "/proc",
          (_, context) -> Set.of("", "Default").contains(context.own("procMount").asText()));

  private record Context(JsonNode pod, JsonNode container) {
    JsonNode own(String field) {
      return container.path(field);
    }

    JsonNode value(String field) {
      return container.has(field) ? container.path(field) : pod.path(field);
    }
  }

  private PodSecurity() {}

  /** The rules that a pod breaks. */
  static List<String> broken(JsonNode pod) {
    Map<String, Boolean> kept = new LinkedHashMap<>();
    OF_THE_POD.forEach((name, rule) -> kept.put(name, rule.test(pod)));
    Stream.of("initContainers", "containers", "ephemeralContainers")
        .flatMap(kind -> each(pod.path(kind)))
        .forEach(
            container -> {
              Context context =
                  new Context(pod.path("securityContext"), container.path("securityContext"));
              OF_A_CONTAINER.forEach(
                  (name, rule) ->
                      kept.merge(name, rule.test(container, context), Boolean::logicalAnd));
            });
    return kept.keySet().stream().filter(name -> !kept.get(name)).toList();
  }

  private static boolean confines(JsonNode profile, boolean missingIsFine) {
    return profile.isMissingNode()
        ? missingIsFine
        : Set.of("RuntimeDefault", "Localhost").contains(profile.path("type").asText());
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static List<String> texts(JsonNode array) {
    return each(array).map(JsonNode::asText).toList();
  }
}
