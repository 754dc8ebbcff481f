/**
 * How a file comes to be on disk for good: written under another name, forced, renamed, and its folder forced. Internal to
 * the module.
 */
package loadline.log.disk;
