package io.arbiter.server.player.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.player.PlayerStore;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class EmailsTest extends DatabaseTest {
  @Inject Emails emails;
  @Inject PlayerStore players;

  private UUID ada;

  @BeforeEach
  void aPlayer() {
    ada = player("ada");
  }

  private void confirm(String address) {
    emails.confirm(emails.confirmation(ada, address).secret());
  }

  private Links.Link reset() {
    return emails.reset("ada", null).orElseThrow();
  }

  @Test
  void aLinkIsUsedOnceAndALinkToAnEarlierAddressResetsNoPassword() {
    confirm("old@example.org");
    Links.Link old = reset();
    confirm("new@example.org");
    assertRefused(() -> emails.useReset(old.secret()), ErrorCode.NOT_FOUND);
    Links.Link link = reset();
    assertThat(link.email()).isEqualTo("new@example.org");
    assertThat(emails.useReset(link.secret())).isEqualTo(ada);
    Links.Link confirmation = emails.confirmation(ada, "next@example.org");
    emails.confirm(confirmation.secret());
    assertRefused(() -> emails.confirm(confirmation.secret()), ErrorCode.NOT_FOUND);
  }

  /** A thief who had the account for a minute must not come back with a link. */
  @Test
  void aNewPasswordAndALogOutEverywhereEndAllLinks() {
    confirm("ada@example.org");
    Links.Link thiefs = emails.confirmation(ada, "thief@example.org");
    Links.Link reset = reset();
    players.setPassword("a better horse", () -> ada);
    assertRefused(() -> emails.confirm(thiefs.secret()), ErrorCode.NOT_FOUND);
    assertRefused(() -> emails.useReset(reset.secret()), ErrorCode.NOT_FOUND);
    Links.Link second = emails.confirmation(ada, "thief@example.org");
    players.endGrants(ada);
    assertRefused(() -> emails.confirm(second.secret()), ErrorCode.NOT_FOUND);
    assertThat(emails.of(ada)).isEqualTo(new Emails.Addresses("ada@example.org", null));
  }

  @Test
  void theRemovalOfTheAddressDoesNotMakeRoomForFurtherMails() {
    for (int i = 0; i < Links.PER_HOUR; i++) {
      emails.confirmation(ada, "victim@example.org");
      emails.forget(ada);
    }
    assertRefused(
        () -> emails.confirmation(ada, "victim@example.org"), ErrorCode.TOO_MANY_REQUESTS);
  }

  @Test
  void mailsAreLimitedEvenIfAllAreAskedForAtOnce() throws Exception {
    assertThat(SameMoment.accepted(10, _ -> emails.confirmation(ada, "ada@example.org")))
        .isEqualTo(Links.PER_HOUR);
    database.update("delete from mail_link");
    confirm("ada@example.org");
    SameMoment.accepted(10, _ -> emails.reset("ada", null));
    assertThat(count("mail_link")).isEqualTo(Links.PER_HOUR);
    database.update("delete from mail_link");
    assertThat(emails.reset(null, "ADA@example.org")).isPresent();
  }
}
