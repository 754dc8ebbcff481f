/**
 * What tests of several modules share: {@link loadline.testing.Seeded} runs a property on many generated cases and
 * names the seed of a failure; {@link loadline.testing.SharedData} finds the public data set beside the project and
 * skips visibly where it is absent.
 */
package loadline.testing;
