package io.arbiter.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.server.EmptyDatabase;
import io.arbiter.server.player.Sessions;
import io.arbiter.server.player.Suspension;
import io.arbiter.server.submission.PlayerQuota;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class ManagedPlayersTest extends EmptyDatabase {
  private static final Instant FAR = Instant.parse("2090-01-01T00:00:00Z");

  @Inject ManagedPlayers changes;
  @Inject Sessions sessions;

  private UUID ada;
  private UUID root;

  @BeforeEach
  void players() {
    ada = player("Ada_1");
    root = player("root", "player", "admin");
  }

  private List<String> actions() {
    return texts("select action from audit_entry order by id");
  }

  @Test
  void aSuspensionIsSetReplacedAndLiftedOnce() {
    Suspension until = new Suspension("spam", FAR);
    assertThat(changes.suspend("ADA_1", until, root).suspension()).isEqualTo(until);
    assertThat(changes.page("ada_1", page(1)).items().getFirst().suspension()).isEqualTo(until);
    database.update("update player set suspended_until = now() - interval '1 s' where id = ?", ada);
    assertThat(changes.page("ada_1", page(1)).items().getFirst().suspension()).isNull();
    Suspension forever = new Suspension("more spam", null);
    assertThat(changes.suspend("ada_1", forever, root).suspension()).isEqualTo(forever);
    assertThat(changes.liftSuspension("ada_1", root).suspension()).isNull();
    assertThat(changes.liftSuspension("ada_1", root).suspension()).isNull();
    assertThat(actions()).containsExactly("SUSPENDED", "SUSPENDED", "SUSPENSION_LIFTED");
    assertThat(count("audit_entry where actor_id = ? and player_id = ?", root, ada)).isEqualTo(3);
  }

  @Test
  void anAdminAndAnUnknownPlayerAreNotSuspended() {
    Suspension forever = new Suspension("spam", null);
    assertRefused(() -> changes.suspend("root", forever, root), ErrorCode.CONFLICT);
    assertRefused(() -> changes.suspend("nobody", forever, root), ErrorCode.NOT_FOUND);
    assertRefused(() -> changes.liftSuspension("nobody", root), ErrorCode.NOT_FOUND);
    assertRefused(() -> changes.setRoles("nobody", List.of("player"), root), ErrorCode.NOT_FOUND);
    assertRefused(() -> changes.setQuota("nobody", null, root), ErrorCode.NOT_FOUND);
    assertThat(actions()).isEmpty();
  }

  @Test
  void theLastAdminStays() {
    assertRefused(() -> changes.setRoles("ROOT", List.of("player"), root), ErrorCode.CONFLICT);
    changes.setRoles("ada_1", List.of("player", "admin"), root);
    assertThat(changes.setRoles("root", List.of("player"), ada).roles()).containsExactly("player");
    assertRefused(() -> changes.setRoles("ada_1", List.of("player"), ada), ErrorCode.CONFLICT);
  }

  @Test
  void theLogInsEndOnlyWhenARoleIsTakenAway() {
    sessions.begin(ada, "");
    changes.setRoles("ada_1", List.of("player", "author"), root);
    assertThat(sessions.of(ada)).hasSize(1);
    changes.setRoles("ada_1", List.of("author", "teacher"), root);
    assertThat(sessions.of(ada)).isEmpty();
  }

  @Test
  void rolesAndQuotasAreSetAndNoted() {
    assertThat(changes.setRoles("ada_1", List.of("player", "author"), root).roles())
        .containsExactly("player", "author");
    PlayerQuota quota = new PlayerQuota(1, null, 5);
    assertThat(changes.setQuota("ada_1", quota, root).quota()).isEqualTo(quota);
    assertThat(changes.setQuota("ada_1", null, root).quota()).isNull();
    assertThat(changes.setQuota("ada_1", null, root).quota()).isNull();
    assertThat(actions()).containsExactly("ROLES_SET", "QUOTA_SET", "QUOTA_REMOVED");
    assertThat(text("select detail from audit_entry where action = 'ROLES_SET'"))
        .isEqualTo(
            "{\"player\":\"%s\",\"before\":[\"player\"],\"after\":[\"player\",\"author\"]}"
                .formatted(ada));
  }

  @Test
  void playersAreFoundByTheFirstLettersOfTheirNames() {
    for (String name : List.of("adam", "ADAX", "bob", "Ada-2", "gone")) {
      player(name);
    }
    database.update(
        """
        update player set name = null, password_hash = null, roles = '{}', deleted_at = now()
        where name = 'gone'
        """);
    assertThat(names("ada")).containsExactly("Ada-2", "Ada_1", "adam", "ADAX");
    assertThat(names("ADA_")).containsExactly("Ada_1");
    assertThat(names("")).containsExactly("Ada-2", "Ada_1", "adam", "ADAX", "bob", "root");
    assertThat(names("zed")).isEmpty();
    assertThat(allPages(2, request -> changes.page("ada", request)))
        .extracting(ListedPlayer::name)
        .isEqualTo(names("ada"));
  }

  private List<String> names(String first) {
    return changes.page(first, new PageRequest()).items().stream().map(ListedPlayer::name).toList();
  }
}
