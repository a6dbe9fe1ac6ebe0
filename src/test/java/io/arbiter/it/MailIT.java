package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMailUtil;
import io.arbiter.app.play.ApiClient.Answer;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** E-mail addresses and lost passwords, with a real SMTP server. */
class MailIT extends ApiCases {
  private static final Pattern LINK = Pattern.compile("http://play\\.example/#/(\\w+)/(\\S+)");

  private record Link(String page, String token) {}

  /** Waits for the newest mail to an address; there must be {@code count} of them. */
  private static Link mail(String address, int count) throws Exception {
    await("a mail to " + address, () -> mails(address).size() == count);
    MimeMessage mail = mails(address).getLast();
    assertThat(mail.getFrom()[0]).hasToString("arbiter@play.example");
    Matcher link = LINK.matcher(GreenMailUtil.getBody(mail).replace("=\r\n", ""));
    assertThat(link.find()).as(GreenMailUtil.getBody(mail)).isTrue();
    return new Link(link.group(1), link.group(2).replace("=3D", "="));
  }

  private static List<MimeMessage> mails(String address) {
    return Arrays.stream(SharedInstance.SMTP.getReceivedMessages())
        .filter(mail -> GreenMailUtil.getAddressList(recipients(mail)).contains(address))
        .toList();
  }

  private static jakarta.mail.Address[] recipients(MimeMessage mail) {
    try {
      return mail.getAllRecipients();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answer confirm(String token) {
    return nobody.post("/api/email-confirmations", Map.of("token", token));
  }

  private static Client withEmail(String name, String email) throws Exception {
    Client player = player(name);
    shows(
        body(player.put("/api/me/email", Map.of("email", email)), 202),
        "{pending: '%s', email: null}",
        email);
    Link link = mail(email, 1);
    assertThat(link.page()).isEqualTo("confirm");
    body(confirm(link.token()), 204);
    refused(confirm(link.token()), "NOT_FOUND");
    shows(player.get("/api/me/email").body(), "{email: '%s', pending: null}", email);
    return player;
  }

  private static Answer askForReset(Map<String, String> of) {
    return nobody.post("/api/password-resets", of);
  }

  @Test
  void aLostPasswordIsReplacedByALinkThatIsUsedOnce() throws Exception {
    Client mia = withEmail("mail-mia", "mia@example.org");
    shows(body(askForReset(Map.of("name", "mail-mia")), 202), "{delivery: 'MAIL'}");
    Link link = mail("mia@example.org", 2);
    assertThat(link.page()).isEqualTo("reset");
    String reset = "/api/password-resets/" + link.token();
    refused(nobody.put(reset, Map.of("password", "short")), "INVALID");
    body(nobody.put(reset, Map.of("password", "a newer horse")), 204);
    refused(mia.get("/api/me"), "UNAUTHENTICATED");
    body(nobody.logIn("mail-mia", "a newer horse").get("/api/me"), 200);
    refused(nobody.put(reset, Map.of("password", "the newest horse")), "NOT_FOUND");
  }

  @Test
  void anInvitationByMailSetsThePasswordAndConfirmsTheAddress() throws Exception {
    Client teacher = playerWithRole("mail-teacher", "teacher");
    JsonNode made = body(teacher.post("/api/classes", Map.of("name", "Mails")), 201);
    String roster = "/api/classes/" + made.path("id").asText() + "/roster";
    Map<String, String> csv = Map.of("Content-Type", "text/csv");
    byte[] list = "mail-pupil;pupil@example.org".getBytes(StandardCharsets.UTF_8);
    body(teacher.send("POST", roster, list, csv), 200);
    Link link = mail("pupil@example.org", 1);
    assertThat(GreenMailUtil.getBody(mails("pupil@example.org").getFirst())).contains("mail-pupil");
    Map<String, String> password = Map.of("password", "a pupil's horse");
    body(nobody.put("/api/password-resets/" + link.token(), password), 204);
    shows(
        nobody.logIn("mail-pupil", "a pupil's horse").get("/api/me/email").body(),
        "{email: 'pupil@example.org'}");
    refused(nobody.put("/api/password-resets/" + link.token(), password), "NOT_FOUND");
  }

  @Test
  void aStrangerDoesNotLearnWhoHasAnAddress() throws Exception {
    withEmail("mail-mel", "mel@example.org");
    player("mail-max");
    JsonNode known = body(askForReset(Map.of("email", "MEL@example.org")), 202);
    assertThat(body(askForReset(Map.of("name", "mail-max")), 202)).isEqualTo(known);
    assertThat(body(askForReset(Map.of("email", "no@example.org")), 202)).isEqualTo(known);
    mail("mel@example.org", 2);
    assertThat(mails("no@example.org")).isEmpty();
    assertThat(nobody.get("/api/players/mail-mel").body().toString()).doesNotContain("@");
  }

  @Test
  void anAddressBelongsToOneAccountAndCanBeRemoved() throws Exception {
    Client moe = withEmail("mail-moe", "moe@example.org");
    Client may = player("mail-may");
    body(may.put("/api/me/email", Map.of("email", "Moe@example.org")), 202);
    refused(confirm(mail("Moe@example.org", 1).token()), "CONFLICT");
    body(moe.delete("/api/me/email", Map.of()), 204);
    shows(moe.get("/api/me/email").body(), "{email: null}");
  }

  @Test
  void badInputIsRefused() {
    Client mo = player("mail-mo");
    for (String email : List.of("", "mo", "mo@", "a".repeat(250) + "@b.org")) {
      refused(mo.put("/api/me/email", Map.of("email", email)), "INVALID");
    }
    refused(nobody.get("/api/me/email"), "UNAUTHENTICATED");
    refused(confirm("nothing"), "NOT_FOUND");
    refused(askForReset(Map.of()), "INVALID");
    refused(askForReset(Map.of("name", "a", "email", "b")), "INVALID");
    for (int i = 0; i < 5; i++) {
      body(mo.put("/api/me/email", Map.of("email", "mo@example.org")), 202);
    }
    Answer many = mo.put("/api/me/email", Map.of("email", "mo@example.org"));
    refused(many, "TOO_MANY_REQUESTS");
    assertThat(header(many, "Retry-After")).hasSize(1);
  }
}
