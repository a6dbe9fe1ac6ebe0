package io.arbiter.server.player.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.SameMoment;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
  private static final String HOME = "192.0.2.7";

  private final LoginThrottle throttle =
      new LoginThrottle(
          new SmallRyeConfigBuilder()
              .withMapping(DoorSettings.class)
              .withDefaultValue("arbiter.door.failed-logins-per-address", "30")
              .build()
              .getConfigMapping(DoorSettings.class));

  @Test
  void triesAtOneMomentDoNotPassTheLimit() throws Exception {
    assertThat(SameMoment.accepted(50, _ -> throttle.begin("ada", HOME)))
        .isEqualTo(LoginThrottle.FAILURES);
    assertThatThrownBy(() -> throttle.begin("ADA", HOME)).hasMessageContaining("this name");
    assertThatCode(() -> throttle.begin("ada", "192.0.2.8")).doesNotThrowAnyException();
  }

  @Test
  void whoSucceedsIsNeverRefused() {
    for (int i = 0; i < 100; i++) {
      throttle.begin("ada", HOME);
      throttle.forget("ada", HOME);
    }
  }

  /** They would fill the memory one by one. */
  @Test
  void namesThatNobodyHasCountTogether() {
    for (int i = 0; i < LoginThrottle.FAILURES; i++) {
      throttle.begin("no name".repeat(1_000) + i, HOME);
    }
    assertThatThrownBy(() -> throttle.begin("?", HOME)).hasMessageContaining("this name");
  }
}
