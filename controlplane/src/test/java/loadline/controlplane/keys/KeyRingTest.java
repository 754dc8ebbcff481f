package loadline.controlplane.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import loadline.core.Person;
import loadline.log.note.Ed25519;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
    private static final KeyOwner RSO = new KeyOwner.OfPerson(new Person("rso-1"));

    @TempDir
    private Path folder;

    @Test
    void a_key_is_unlocked_by_its_own_passphrase_only() throws IOException {
        KeyRing ring = new KeyRing(folder.resolve("keys"));
        KeyFile made = ring.create(RSO, Optional.of(secret("right")));
        Ed25519.SigningKey key = ring.unlock(RSO, _ -> secret("right"));
        assertThat(key.publicKey().bytes()).isEqualTo(made.publicKey().array());
        assertThatThrownBy(() -> ring.unlock(RSO, _ -> secret("wrong"))).isInstanceOf(NotUnlocked.class).hasMessageContaining("passphrase");
        assertThatThrownBy(() -> ring.unlock(RSO, Passphrases.none())).isInstanceOf(NotUnlocked.class).hasMessageContaining("--passphrase-file");
    }

    @Test
    void passphrases_beyond_ascii_work() throws IOException {
        KeyRing ring = new KeyRing(folder);
        ring.create(RSO, Optional.of(secret("pässe \uD83D\uDD11")));
        assertThat(ring.unlock(RSO, _ -> secret("pässe \uD83D\uDD11"))).isNotNull();
        assertThatThrownBy(() -> ring.unlock(RSO, _ -> secret("passe \uD83D\uDD11"))).isInstanceOf(NotUnlocked.class);
    }

    @Test
    void a_changed_file_is_refused() throws IOException {
        KeyRing ring = new KeyRing(folder);
        ring.create(RSO, Optional.of(secret("right")));
        Path file = folder.resolve("rso-1.key");
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"iterations\":600000", "\"iterations\":1000"));
        assertThatThrownBy(() -> ring.read(RSO)).isInstanceOf(NotUnlocked.class).hasMessageContaining("600000");
        Files.writeString(file, text.replace("\"name\":\"rso-1\"", "\"name\":\"ceo-1\""));
        assertThatThrownBy(() -> ring.read(RSO)).isInstanceOf(NotUnlocked.class).hasMessageContaining("ceo-1");
        Files.writeString(file, text.replaceFirst("\"seed\":\"....", "\"seed\":\"AAAA"));
        assertThatThrownBy(() -> ring.unlock(RSO, _ -> secret("right"))).isInstanceOf(NotUnlocked.class);
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> ring.read(RSO)).isInstanceOf(NotUnlocked.class).hasMessageContaining("no key file");
    }

    @Test
    void a_log_and_a_person_of_one_name_have_two_keys() throws IOException {
        KeyRing ring = new KeyRing(folder);
        KeyFile person = ring.create(new KeyOwner.OfPerson(new Person("example.com/log")), Optional.empty());
        KeyFile log = ring.create(new KeyOwner.OfLog("example.com/log"), Optional.empty());
        assertThat(person.publicKey()).isNotEqualTo(log.publicKey());
        assertThat(ring.list()).extracting(k -> k.owner().kind()).containsExactlyInAnyOrder("person", "log");
        assertThat(folder.resolve("example.com%2Flog.key")).exists();
    }

    @Test
    void a_secret_shows_nothing() {
        Secret secret = secret("right");
        assertThat(secret).hasToString("***");
        assertThat(secret).isEqualTo(secret("right")).isNotEqualTo(secret("wrong"));
        secret.close();
        assertThat(secret).isNotEqualTo(secret("right"));
    }

    @Test
    void an_empty_passphrase_is_no_passphrase() {
        assertThatThrownBy(() -> new KeyRing(folder).create(RSO, Optional.of(secret("")))).isInstanceOf(IllegalArgumentException.class);
        assertThat(folder).isEmptyDirectory();
    }

    private static Secret secret(String text) {
        return Secret.of(text.toCharArray());
    }
}
