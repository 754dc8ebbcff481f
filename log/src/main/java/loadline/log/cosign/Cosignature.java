package loadline.log.cosign;

/**
 * That a cosigner, at {@code time} by its own clock, knew no larger tree of the log than the one it signed, and that this one
 * continues every earlier one.
 *
 * @param time seconds since 1970-01-01T00:00Z; 0 if the cosigner says nothing of the time
 */
public record Cosignature(CosignerKey by, long time) {}
