package io.arbiter.server.player;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
  private static final String HOME = "192.0.2.7";

  private final LoginThrottle throttle =
      new LoginThrottle(
          new SmallRyeConfigBuilder()
              .withMapping(AddressLimits.class)
              .build()
              .getConfigMapping(AddressLimits.class));

  private void fail(String name) {
    for (int i = 0; i < LoginThrottle.FAILURES; i++) {
      throttle.require(name, HOME);
      throttle.failed(name, HOME);
    }
  }

  @Test
  void aNameIsRefusedAtOneAddressAfterFailures() {
    fail("ada");
    assertThatThrownBy(() -> throttle.require("ADA", HOME)).hasMessageContaining("this name");
    assertThatCode(() -> throttle.require("ada", "192.0.2.8")).doesNotThrowAnyException();
    assertThatCode(() -> throttle.require("bob", HOME)).doesNotThrowAnyException();
  }

  /** They would fill the memory one by one. */
  @Test
  void namesThatNobodyHasCountTogether() {
    fail("no name".repeat(1_000));
    assertThatThrownBy(() -> throttle.require("?", HOME)).hasMessageContaining("this name");
  }
}
