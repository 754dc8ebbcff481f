/** What persons sign: attestations, reports, notices, reviews, determinations, approvals, obligations, monitoring, stops. */
package loadline.cli.people;
