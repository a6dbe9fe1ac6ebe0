package io.arbiter.server.similarity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Similar solutions. Each is similar to at least one other of the group.
 *
 * @param similarity of the two most similar solutions
 * @param members at least two
 */
record Group(double similarity, List<UUID> members) {
  Group {
    members = List.copyOf(members);
  }

  /** The connected components of the pairs, the most similar first. */
  static List<Group> of(List<Pair> pairs) {
    Roots roots = new Roots();
    pairs.forEach(pair -> roots.join(pair.left(), pair.right()));
    Map<UUID, Double> similarity = new HashMap<>();
    pairs.forEach(p -> similarity.merge(roots.of(p.left()), p.similarity(), Math::max));
    return roots.members().entrySet().stream()
        .map(group -> new Group(similarity.getOrDefault(group.getKey(), 0.0), group.getValue()))
        .sorted(Comparator.comparingDouble(Group::similarity).reversed())
        .toList();
  }

  /** Disjoint sets: each member has a parent in its set; the root of a set is its own parent. */
  private static final class Roots {
    private final Map<UUID, UUID> parents = new LinkedHashMap<>();

    UUID of(UUID member) {
      UUID root = member;
      UUID parent = parents.computeIfAbsent(root, one -> one);
      while (!parent.equals(root)) {
        // Each look-up halves the path to the root for the next look-up.
        UUID next = parents.getOrDefault(parent, parent);
        parents.put(root, next);
        root = next;
        parent = parents.getOrDefault(root, root);
      }
      return root;
    }

    void join(UUID one, UUID other) {
      UUID root = of(one);
      parents.put(of(other), root);
    }

    Map<UUID, List<UUID>> members() {
      Map<UUID, List<UUID>> members = new LinkedHashMap<>();
      List.copyOf(parents.keySet())
          .forEach(one -> members.computeIfAbsent(of(one), _ -> new ArrayList<>()).add(one));
      return members;
    }
  }
}
