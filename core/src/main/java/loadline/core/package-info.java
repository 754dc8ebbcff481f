/** The words every other package uses: {@link loadline.core.Digest}, {@link loadline.core.Person}, {@link loadline.core.Role}. */
package loadline.core;
