/** Work that need not wait for its turn: {@link loadline.controlplane.beside.Beside}, a value made by a thread of its own. */
package loadline.controlplane.beside;
