/** How key files and tree heads come to be on disk: {@link loadline.controlplane.disk.OwnFile}, whole and for their owner only. */
package loadline.controlplane.disk;
