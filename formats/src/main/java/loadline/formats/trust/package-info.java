/**
 * What a verifier brings along: {@link loadline.formats.trust.Trust}, a file of the verifier's own with the log's key, the root
 * persons' keys, witnesses and the digests of known policies. Nothing in it is ever taken from what is verified.
 *
 * <pre>
 * {"format": "loadline-trust/v1",
 *  "logs": ["log.example/loadline+1f2e3d4c+AZ..."],
 *  "roots": {"keys": ["base64 of 32 bytes", "..."], "quorum": 2},
 *  "witnesses": {"keys": [], "quorum": 0},
 *  "policies": {"anthropic-rsp@2.2": "sha256:..."}}
 * </pre>
 *
 * <p>Not chosen: YAML, since the file is short, and whoever writes a digest wrong should hear of it, not of indentation.
 */
package loadline.formats.trust;
