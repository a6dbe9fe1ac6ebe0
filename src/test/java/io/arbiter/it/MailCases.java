package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMailUtil;
import io.arbiter.app.play.ApiClient.Answer;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** E-mail addresses and lost passwords, with a real SMTP server. */
abstract class MailCases extends ApiCases {
  private static final Pattern LINK = Pattern.compile("http://play\\.example/#/(\\w+)/(\\S+)");

  /** The server to which the instance sends. */
  /** The settings with which an instance sends to {@link SharedInstance#SMTP}. */
  static Map<String, String> settings() {
    return Map.of(
        // The fuzzer asks for many mails.
        "ARBITER_PER_ADDRESS_MAILS",
        "100000",
        "QUARKUS_MAILER_HOST",
        "127.0.0.1",
        "QUARKUS_MAILER_PORT",
        Integer.toString(SharedInstance.SMTP.getSmtp().getPort()),
        "ARBITER_MAIL_PAGE",
        "http://play.example",
        "QUARKUS_MAILER_FROM",
        "arbiter@play.example");
  }

  private record Link(String page, String token) {}

  /** Waits for the newest mail to an address; there must be {@code count} of them. */
  private static Link mail(String address, int count) throws Exception {
    Awaitility.await("a mail to " + address).until(() -> mails(address).size() == count);
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
    Client player = Client.register(arbiter.address(), name);
    Answer set = player.put("/api/me/email", Map.of("email", email));
    assertThat(set.status()).as(set.body().toString()).isEqualTo(202);
    assertThat(set.body().path("pending").asText()).isEqualTo(email);
    assertThat(set.body().path("email").isNull()).isTrue();
    Link link = mail(email, 1);
    assertThat(link.page()).isEqualTo("confirm");
    assertThat(confirm(link.token()).status()).isEqualTo(204);
    assertThat(confirm(link.token()).status()).as("a second time").isEqualTo(404);
    JsonNode state = player.get("/api/me/email").body();
    assertThat(state.path("email").asText()).isEqualTo(email);
    assertThat(state.path("pending").isNull()).isTrue();
    return player;
  }

  @Test
  void aLostPasswordIsReplacedByALinkThatIsUsedOnce() throws Exception {
    Client mia = withEmail("mia", "mia@example.org");
    Answer asked = nobody.post("/api/password-resets", Map.of("name", "mia"));
    assertThat(asked.status()).isEqualTo(202);
    assertThat(asked.body().path("delivery").asText()).isEqualTo("MAIL");
    Link link = mail("mia@example.org", 2);
    assertThat(link.page()).isEqualTo("reset");
    String of = "/api/password-resets/" + link.token();
    Answer weak = nobody.put(of, Map.of("password", "short"));
    assertThat(weak.status()).isEqualTo(422);
    assertThat(nobody.put(of, Map.of("password", "a newer horse")).status()).isEqualTo(204);
    assertThat(mia.get("/api/me").status()).as("its log-ins have ended").isEqualTo(401);
    assertThat(nobody.logIn("mia", "a newer horse").get("/api/me").status()).isEqualTo(200);
    Answer again = nobody.put(of, Map.of("password", "the newest horse"));
    assertThat(again.status()).isEqualTo(404);
    assertProblem(again, "NOT_FOUND");
  }

  @Test
  void aStrangerDoesNotLearnWhoHasAnAddress() throws Exception {
    withEmail("mel", "mel@example.org");
    Client.register(arbiter.address(), "max");
    Answer known = nobody.post("/api/password-resets", Map.of("email", "MEL@example.org"));
    Answer without = nobody.post("/api/password-resets", Map.of("name", "max"));
    Answer unknown = nobody.post("/api/password-resets", Map.of("email", "no@example.org"));
    mail("mel@example.org", 2);
    assertThat(List.of(known.status(), without.status(), unknown.status())).containsOnly(202);
    assertThat(without.body()).isEqualTo(known.body());
    assertThat(unknown.body()).isEqualTo(known.body());
    assertThat(mails("no@example.org")).isEmpty();
    assertThat(nobody.get("/api/players/mel").body().toString()).doesNotContain("@");
  }

  @Test
  void anAddressBelongsToOneAccountAndCanBeRemoved() throws Exception {
    Client moe = withEmail("moe", "moe@example.org");
    Client may = Client.register(arbiter.address(), "may");
    assertThat(may.put("/api/me/email", Map.of("email", "Moe@example.org")).status())
        .isEqualTo(202);
    Answer taken = confirm(mail("Moe@example.org", 1).token());
    assertThat(taken.status()).isEqualTo(409);
    assertProblem(taken, "CONFLICT");
    assertThat(moe.get("/api/me/export").body().path("email").path("email").asText())
        .isEqualTo("moe@example.org");
    assertThat(moe.delete("/api/me/email", Map.of()).status()).isEqualTo(204);
    assertThat(moe.get("/api/me/email").body().path("email").isNull()).isTrue();
  }

  @Test
  void badInputIsRefused() {
    Client mo = Client.register(arbiter.address(), "mo-1");
    for (String email : List.of("", "mo", "mo@", "a".repeat(250) + "@b.org")) {
      Answer answer = mo.put("/api/me/email", Map.of("email", email));
      assertThat(answer.status()).as(email).isEqualTo(422);
      assertProblem(answer, "INVALID");
    }
    assertThat(nobody.get("/api/me/email").status()).isEqualTo(401);
    assertThat(confirm("nothing").status()).isEqualTo(404);
    assertThat(nobody.post("/api/password-resets", Map.of()).status()).isEqualTo(422);
    assertThat(nobody.post("/api/password-resets", Map.of("name", "a", "email", "b")).status())
        .isEqualTo(422);
    for (int i = 0; i < 5; i++) {
      assertThat(mo.put("/api/me/email", Map.of("email", "mo@example.org")).status())
          .isEqualTo(202);
    }
    Answer many = mo.put("/api/me/email", Map.of("email", "mo@example.org"));
    assertThat(many.status()).isEqualTo(429);
    assertThat(many.raw().headers().firstValue("Retry-After")).isPresent();
  }
}
