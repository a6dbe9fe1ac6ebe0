package io.arbiter.server.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileVisibilityTest {
  private static final UUID OWNER = new UUID(1, 1);

  private static Viewer viewer(String name) {
    return switch (name) {
      case "owner" -> new Viewer(Optional.of(OWNER), false);
      case "admin" -> new Viewer(Optional.of(new UUID(1, 2)), true);
      case "player" -> new Viewer(Optional.of(new UUID(1, 3)), false);
      default -> Viewer.visitor();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "PUBLIC,  PUBLIC,  owner admin player visitor, owner admin player visitor",
    "PUBLIC,  PLAYERS, owner admin player visitor, owner admin player",
    "PUBLIC,  HIDDEN,  owner admin player visitor, owner admin",
    "PLAYERS, PUBLIC,  owner admin player,         owner admin player",
    "PLAYERS, PLAYERS, owner admin player,         owner admin player",
    "PLAYERS, HIDDEN,  owner admin player,         owner admin",
    "HIDDEN,  PUBLIC,  owner admin,                owner admin",
    "HIDDEN,  PLAYERS, owner admin,                owner admin",
    "HIDDEN,  HIDDEN,  owner admin,                owner admin"
  })
  void eachChoiceHasItsViewers(
      Visibility profile, Visibility activity, String ofProfile, String ofActivity) {
    ProfileVisibility choice = new ProfileVisibility(profile, activity);
    for (String name : new String[] {"owner", "admin", "player", "visitor"}) {
      assertThat(choice.showsProfile(viewer(name), OWNER))
          .as("profile for %s", name)
          .isEqualTo(ofProfile.contains(name));
      assertThat(choice.showsActivity(viewer(name), OWNER))
          .as("activity for %s", name)
          .isEqualTo(ofActivity.contains(name));
    }
  }

  @ParameterizedTest
  @CsvSource({"owner, player", "admin, player", "player, player", "visitor, visitor"})
  void aPreviewGivesNoRights(String viewer, String seenAs) {
    Viewer any = viewer(viewer).asAnyOther();
    for (Visibility visibility : Visibility.values()) {
      ProfileVisibility choice = new ProfileVisibility(visibility, visibility);
      assertThat(choice.showsProfile(any, OWNER))
          .isEqualTo(choice.showsProfile(viewer(seenAs), OWNER));
    }
  }
}
