package io.arbiter.server.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MatchTest {
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
