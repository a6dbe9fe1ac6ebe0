package io.arbiter.sandbox.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a child reads from sources and from the engine's names. */
class SourceTextTest {
  @Test
  void everyFormOfImportIsFoundOnceAndInOrder() {
    String source =
        """
        import re, math as m , collections.abc
        from typing import List, \\
            Dict
        from collections import Counter; import heapq
        def f():
            import re
            from   itertools\timport count
            import json # why not
        """;
    assertThat(Imports.in(source))
        .containsExactly(
            "re", "math", "collections.abc", "typing", "collections", "itertools", "json");
  }

  @Test
  void modulesWithVisibleEffectsAreNotImportedAhead() {
    assertThat(Imports.in("import this, antigravity, os, sys, signal, solution\nfrom . import re"))
        .isEmpty();
  }

  @Test
  void noSourceMakesTheSearchSlow() {
    String hostile = "import " + "a ".repeat(50_000) + "\nfrom " + " \t".repeat(50_000) + "\n";
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(2), () -> assertThat(Imports.in(hostile)).isEmpty());
  }

  /** The names are those of engine 25.0.3. */
  @ParameterizedTest
  @CsvSource({
    "work, work",
    "<module>, <module>",
    "<bytecode work at 7bb8023c><OSR@11>, work",
    "<bytecode <lambda> at 1e17b6a><OSR@-1>, <lambda>",
    "<bytecode primes (generator resume bci=46)><OSR@16>, primes",
  })
  void aFunctionIsShownUnderThePlayersName(String engine, String shown) {
    assertThat(Traceback.function(engine)).isEqualTo(shown);
  }
}
