/**
 * The HTTP door: state, trace and faults of a process, and what a lab adds, for curl, browsers and WebHDFS clients.
 *
 * <p>Bulk data will have routes of its own, which take a request at its head, before the body is collected: see
 * {@link org.jsyslab.common.runtime.http.HttpDoor} for the place.
 *
 * <p>Open first: {@link org.jsyslab.common.runtime.http.Route}.
 */
package org.jsyslab.common.runtime.http;
