package io.arbiter.server.player.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestedNameTest {
  @ParameterizedTest
  @CsvSource({
    "ada, ada",
    "Ada Lovelace, Ada-Lovelace",
    "zoë.müller@example.org, zoe-muller",
    "'  -x_y-  ', x_y",
    "aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd, aaaaaaaaaabbbbbbbbbbccccccccccdd"
  })
  void aNameIsMadeToFitTheRules(String name, String suggested) {
    assertThat(SuggestedName.of(name)).contains(suggested);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "@example.org", "Олена", "<>"})
  void withoutThreeLettersThereIsNone(String name) {
    assertThat(SuggestedName.of(name)).isEmpty();
  }

  @Test
  void aMissingNameGivesNone() {
    assertThat(SuggestedName.of(null)).isEmpty();
  }
}
