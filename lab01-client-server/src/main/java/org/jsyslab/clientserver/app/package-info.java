/**
 * The program of lab01: its main class and its commands. No protocol lives here.
 *
 * <p>Open first: {@link org.jsyslab.clientserver.app.ServeCommand} and
 * {@link org.jsyslab.clientserver.app.SendCommand}.
 */
package org.jsyslab.clientserver.app;
