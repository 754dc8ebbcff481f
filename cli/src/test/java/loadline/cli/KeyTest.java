package loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyTest {
    @TempDir
    private Path folder;

    @Test
    void a_key_file_is_its_owner_s_only_and_holds_no_seed_in_clear() throws IOException {
        Harbour harbour = withPassphrase("first secret");
        harbour.done("key", "new", "master-1");
        Path file = folder.resolve("keys/master-1.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent()))).isEqualTo("rwx------");
        assertThat(Files.readString(file)).contains("pbkdf2-hmac-sha256+aes-256-gcm").contains("600000").doesNotContain("first secret");
    }

    @Test
    void a_wrong_passphrase_is_refused_with_5() {
        Harbour harbour = withPassphrase("first secret");
        harbour.done("key", "new", "master-1");
        harbour.write("passphrase", "another one\n");
        Ran ran = harbour.run("init", "log", "--origin", "example.com/log", "--as", "master-1", "--unencrypted");
        assertThat(ran.exitCode()).isEqualTo(5);
        assertThat(ran.err()).contains("passphrase").doesNotContain("another one");
        assertThat(folder.resolve("log/journal")).doesNotExist();
        harbour.write("passphrase", "first secret\n");
        harbour.done("init", "log", "--origin", "example.com/log", "--as", "master-1");
    }

    @Test
    void an_encrypted_key_without_a_passphrase_is_refused_with_5() {
        Harbour harbour = new Harbour(folder);
        assertThat(harbour.run("key", "new", "master-1").exitCode()).isEqualTo(5);
        assertThat(harbour.run("key", "new", "master-1", "--passphrase-file", "missing").exitCode()).isEqualTo(5);
        harbour.write("empty", "\n");
        assertThat(harbour.run("key", "new", "master-1", "--passphrase-file", "empty").exitCode()).isEqualTo(3);
        assertThat(folder.resolve("keys/master-1.key")).doesNotExist();
    }

    @Test
    void a_new_passphrase_is_typed_twice_and_asked_for_once_a_command() {
        Harbour harbour = new Harbour(folder);
        harbour.typing("one", "two");
        assertThat(harbour.run("key", "new", "master-1").exitCode()).isEqualTo(5);
        assertThat(folder.resolve("keys/master-1.key")).doesNotExist();
        harbour.typing("one", "one");
        harbour.done("key", "new", "master-1");
        harbour.typing("one", "one");
        Ran ran = harbour.done("init", "log", "--origin", "example.com/log", "--as", "master-1", "--role", "master");
        assertThat(ran.out() + ran.err()).doesNotContain("one\n");
        harbour.set("LOADLINE_WORKSPACE", harbour.workspace().toString());
        harbour.typing("one");
        harbour.done("policy", "adopt", "harbour.yaml", "--as", "master-1");
    }

    @Test
    void a_key_file_open_to_others_is_refused_with_5() throws IOException {
        Harbour harbour = new Harbour(folder);
        harbour.done("key", "new", "master-1", "--unencrypted");
        Files.setPosixFilePermissions(folder.resolve("keys/master-1.key"), PosixFilePermissions.fromString("rw-r-----"));
        Ran ran = harbour.run("init", "log", "--origin", "example.com/log", "--as", "master-1", "--unencrypted");
        assertThat(ran.exitCode()).isEqualTo(5);
        assertThat(ran.err()).contains("chmod 600");
    }

    @Test
    void a_key_is_never_overwritten() throws IOException {
        Harbour harbour = new Harbour(folder);
        harbour.done("key", "new", "master-1", "--unencrypted");
        byte[] before = Files.readAllBytes(folder.resolve("keys/master-1.key"));
        assertThat(harbour.run("key", "new", "master-1", "--unencrypted").exitCode()).isEqualTo(3);
        assertThat(Files.readAllBytes(folder.resolve("keys/master-1.key"))).isEqualTo(before);
    }

    @Test
    void another_person_s_key_under_a_member_s_name_signs_nothing() throws IOException {
        Harbour harbour = new Harbour(folder).founded();
        long before = harbour.entries();
        Files.delete(folder.resolve("keys/master-1.key"));
        harbour.done("key", "new", "master-1", "--unencrypted");
        Ran ran = harbour.run("stop", "trip", "wreck", "--checkpoint", "final", "--evidence", "evidence", "--as", "master-1");
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err()).contains("not one of theirs on the roster");
        assertThat(harbour.entries()).isEqualTo(before);
    }

    @Test
    void a_name_that_climbs_out_of_the_folder_stays_in_it() {
        Harbour harbour = new Harbour(folder);
        harbour.done("key", "new", "a/../../climb", "--unencrypted");
        assertThat(folder.resolve("climb.key")).doesNotExist();
        assertThat(folder.resolve("keys/a%2F..%2F..%2Fclimb.key")).exists();
    }

    private Harbour withPassphrase(String passphrase) {
        Harbour harbour = new Harbour(folder);
        harbour.write("passphrase", passphrase + "\n");
        harbour.set("LOADLINE_PASSPHRASE_FILE", folder.resolve("passphrase").toString());
        return harbour;
    }
}
