/**
 * Copies of a log that are complete or say that they are not: {@link loadline.log.backup.Backup} copies journal, payloads and
 * head in the order in which each is covered by the one before, checks the copy as {@code fsck} does, and restores only what
 * passes the same check.
 *
 * <p>The guard is no part of a backup: it exists to notice that an old one was restored.
 */
package loadline.log.backup;
