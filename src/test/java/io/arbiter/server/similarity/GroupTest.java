package io.arbiter.server.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupTest {
  private final List<UUID> ids = IntStream.range(0, 1_000).mapToObj(i -> new UUID(0, i)).toList();

  private SimilarSolutions.Pair pair(int left, int right, double similarity) {
    return new SimilarSolutions.Pair(ids.get(left), ids.get(right), similarity);
  }

  @Test
  void similarSolutionsAreInOneGroup() {
    List<Group> groups =
        Group.of(List.of(pair(0, 1, 0.8), pair(4, 5, 0.95), pair(2, 3, 0.7), pair(1, 2, 0.9)));
    assertThat(groups).extracting(Group::similarity).containsExactly(0.95, 0.9);
    assertThat(groups.get(0).members()).containsExactlyInAnyOrder(ids.get(4), ids.get(5));
    assertThat(groups.get(1).members()).containsExactlyInAnyOrderElementsOf(ids.subList(0, 4));
    assertThat(Group.of(List.of())).isEmpty();
  }

  @Test
  void aLongChainInAnyOrderIsOneGroup() {
    List<SimilarSolutions.Pair> pairs = new ArrayList<>();
    for (int i = 1; i < ids.size(); i++) {
      pairs.add(pair(i - 1, i, 1));
    }
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(pairs, new Random(seed));
      List<Group> groups = Group.of(pairs);
      assertThat(groups).hasSize(1);
      assertThat(groups.getFirst().members()).containsExactlyInAnyOrderElementsOf(ids);
    }
  }

  private static Match match(int left, int leftEnd, int right, int rightEnd) {
    return new Match(new Match.Lines(left, leftEnd), new Match.Lines(right, rightEnd));
  }

  @Test
  void matchesThatTouchOnBothSidesAreJoined() {
    assertThat(Match.merged(List.of(match(1, 2, 11, 12), match(2, 4, 12, 13), match(5, 5, 14, 14))))
        .containsExactly(match(1, 5, 11, 14));
    assertThat(Match.merged(List.of(match(1, 2, 1, 2), match(4, 5, 4, 5), match(3, 3, 3, 3))))
        .as("a third match joins two")
        .containsExactly(match(1, 5, 1, 5));
    for (Match apart : List.of(match(3, 4, 1, 2), match(4, 5, 13, 14))) {
      assertThat(Match.merged(List.of(match(1, 2, 11, 12), apart)))
          .as("on one side only")
          .containsExactly(match(1, 2, 11, 12), apart);
    }
  }
}
