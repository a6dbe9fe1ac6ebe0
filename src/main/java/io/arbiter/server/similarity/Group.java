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
  /** The connected components of the pairs, the most similar first. */
  static List<Group> of(List<SimilarSolutions.Pair> pairs) {
    Map<UUID, List<UUID>> components = new HashMap<>();
    for (SimilarSolutions.Pair pair : pairs) {
      List<UUID> left = components.computeIfAbsent(pair.left(), Group::alone);
      List<UUID> right = components.computeIfAbsent(pair.right(), Group::alone);
      if (left != right) {
        // The smaller component moves, so no solution moves often.
        List<UUID> larger = left.size() < right.size() ? right : left;
        List<UUID> smaller = larger == left ? right : left;
        larger.addAll(smaller);
        smaller.forEach(id -> components.put(id, larger));
      }
    }
    Map<UUID, Double> similarity = new LinkedHashMap<>();
    for (SimilarSolutions.Pair pair : pairs) {
      UUID first = components.getOrDefault(pair.left(), List.of()).getFirst();
      similarity.merge(first, pair.similarity(), Math::max);
    }
    return similarity.entrySet().stream()
        .map(one -> new Group(one.getValue(), components.getOrDefault(one.getKey(), List.of())))
        .sorted(Comparator.comparingDouble(Group::similarity).reversed())
        .toList();
  }

  private static List<UUID> alone(UUID id) {
    return new ArrayList<>(List.of(id));
  }
}
