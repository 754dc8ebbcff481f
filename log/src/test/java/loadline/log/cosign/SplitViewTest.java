package loadline.log.cosign;

import static loadline.log.Examples.bytes;
import static loadline.log.Examples.signer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import loadline.log.Examples;
import loadline.log.Malformed;
import loadline.log.note.NotAuthentic;
import loadline.log.note.NoteSigner;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TreeHead;
import org.junit.jupiter.api.Test;

class SplitViewTest {
    private static final NoteSigner LOG = signer("example.com/log", 1);
    private static final SignedTreeHead SHOWN = Examples.head(LOG, 9);
    private static final SignedTreeHead OTHER = other(LOG, 9);

    private static SignedTreeHead other(NoteSigner log, int size) {
        return SignedTreeHead.sign(new TreeHead(log.name(), size, Examples.leaf(size)), log);
    }

    @Test
    void two_heads_of_one_size_and_two_roots_convince_anyone_with_the_logs_key() {
        byte[] file = new SplitView(SHOWN.note(), OTHER.with(List.of(Examples.cosigner("w.example", 2).cosign(OTHER.head(), 5))).note()).write();
        SplitView read = SplitView.read(file);
        assertThat(read.write()).isEqualTo(file);
        assertThat(read.verify(LOG.verifierKey())).isEqualTo(SHOWN.head().root());
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> read.verify(signer("example.com/log", 2).verifierKey()));
    }

    @Test
    void nobody_can_make_one_of_an_honest_log() {
        NoteSigner forger = signer("example.com/log", 3);
        SplitView forged = new SplitView(SHOWN.note(), other(forger, 9).note());
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> forged.verify(LOG.verifierKey()));
        SplitView turned = new SplitView(other(forger, 9).note(), SHOWN.note());
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> turned.verify(LOG.verifierKey()));
    }

    @Test
    void heads_of_two_sizes_one_root_or_two_logs_are_none() {
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> new SplitView(SHOWN.note(), SHOWN.note())).withMessageContaining("two roots");
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> new SplitView(SHOWN.note(), other(LOG, 8).note()));
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> new SplitView(SHOWN.note(), other(signer("example.com/else", 1), 9).note()));
    }

    @Test
    void a_cut_or_lengthened_file_is_refused() {
        byte[] file = new SplitView(SHOWN.note(), OTHER.note()).write();
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatExceptionOfType(Malformed.class).as("%d bytes", length).isThrownBy(() -> SplitView.read(cut));
        }
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> SplitView.read(Arrays.copyOf(file, file.length + 1)));
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> SplitView.read(bytes("loadline-split-view/v1\n9999999999\nx")));
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> SplitView.read(new byte[SplitView.LONGEST + 1]));
    }
}
