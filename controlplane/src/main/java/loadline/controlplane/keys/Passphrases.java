package loadline.controlplane.keys;

/** Where the passphrase of a key comes from: a file, a terminal. */
@FunctionalInterface
public interface Passphrases {
    /**
     * The passphrase for the key of this name.
     *
     * @throws NotUnlocked if there is none to be had
     */
    Secret forKey(String name);

    /** There is no passphrase. */
    static Passphrases none() {
        return name -> {
            throw new NotUnlocked("the key of `" + name + "` is encrypted; give its passphrase with --passphrase-file or LOADLINE_PASSPHRASE_FILE, or run on a terminal");
        };
    }
}
