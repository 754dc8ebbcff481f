/**
 * Signing keys of persons and logs, each in a file of its own outside every workspace.
 *
 * <ul>
 *   <li>{@link loadline.controlplane.keys.KeyRing}: the folder; {@code rso-1.key}, {@code example.com%2Flog.log-key};
 *   <li>{@link loadline.controlplane.keys.KeyFile}: one file, sealed under a passphrase or, only where asked for, not;
 *   <li>{@link loadline.controlplane.keys.Passphrases}: where a passphrase comes from; {@link loadline.controlplane.keys.Secret},
 *       which prints {@code ***}.
 * </ul>
 *
 * <p>The file is canonical JSON, {@code loadline-key/1}: name, owner ({@code person} or {@code log}), public key, and either
 * the seed or the seed sealed with AES-256-GCM under a key that PBKDF2 with HMAC-SHA-256 makes of passphrase and salt. Name
 * and public key are bound to the sealed seed, so that a file cannot be passed off as another's. Unsealing takes a few tenths of
 * a second a key, on purpose; a command that writes unseals the signer's key and the log's. Nothing stays unlocked between
 * commands: with {@code LOADLINE_PASSPHRASE_FILE}, or an unencrypted key, nobody is asked.
 *
 * <p>Not chosen: the platform's PKCS#12 key store, which wants a certificate for every key; a key agent, which would have to
 * run.
 */
package loadline.controlplane.keys;
