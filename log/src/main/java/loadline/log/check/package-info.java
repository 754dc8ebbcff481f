/**
 * Everything derived, derived again: {@link loadline.log.check.Fsck} reads a journal once from its first byte and compares
 * what follows from it with the signed head, the guard and every published file. It says
 * {@link loadline.log.check.Finding.Sound}, or names the first bad entry.
 *
 * <p>It knows nothing of what entries mean: signatures on statements are for whoever reads them.
 */
package loadline.log.check;
