package io.arbiter.server.player.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.EmptyDatabase;
import io.arbiter.server.player.PlayerStore;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class EmailsTest extends EmptyDatabase {
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
  void aLinkToAnEarlierAddressResetsNoPassword() {
    confirm("old@example.org");
    Links.Link old = reset();
    confirm("new@example.org");
    assertRefused(() -> emails.useReset(old.secret()), ErrorCode.NOT_FOUND);
    Links.Link link = reset();
    assertThat(link.email()).isEqualTo("new@example.org");
    assertThat(emails.useReset(link.secret())).isEqualTo(ada);
  }

  private void assertEnded(Links.Link link) {
    assertRefused(() -> emails.confirm(link.secret()), ErrorCode.NOT_FOUND);
  }

  /** A thief who had the account for a minute must not come back with a link. */
  @Test
  void aNewPasswordAndALogOutEverywhereEndAllLinks() {
    confirm("ada@example.org");
    Links.Link thiefs = emails.confirmation(ada, "thief@example.org");
    Links.Link reset = reset();
    players.setPassword("a better horse", () -> ada);
    assertEnded(thiefs);
    assertThatThrownBy(() -> emails.useReset(reset.secret())).isInstanceOf(ProblemException.class);
    Links.Link second = emails.confirmation(ada, "thief@example.org");
    players.endGrants(ada);
    assertEnded(second);
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
  void aLinkIsUsedOnce() {
    Links.Link link = emails.confirmation(ada, "ada@example.org");
    emails.confirm(link.secret());
    assertEnded(link);
  }

  private long links() {
    return count("mail_link");
  }

  @Test
  void mailsAreLimitedEvenIfAllAreAskedForAtOnce() throws Exception {
    assertThat(SameMoment.accepted(10, _ -> emails.confirmation(ada, "ada@example.org")))
        .isEqualTo(Links.PER_HOUR);
    database.update("delete from mail_link");
    confirm("ada@example.org");
    SameMoment.accepted(10, _ -> emails.reset("ada", null));
    assertThat(links()).isEqualTo(Links.PER_HOUR);
    database.update("delete from mail_link");
    assertThat(emails.reset(null, "ADA@example.org")).isPresent();
  }
}
