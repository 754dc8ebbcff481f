/** See ARCHITECTURE.md. */
package loadline.controlplane;
