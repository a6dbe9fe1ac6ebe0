package io.arbiter.sandbox.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ImportsTest {
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
}
