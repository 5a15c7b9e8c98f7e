/**
 * The command line that all labs share. A lab says what is its own, its nodes and operations, in a
 * {@link org.jsyslab.common.cli.Lab}; everything else, from starting a cluster to measuring it, is here.
 *
 * <p>Open first: {@link org.jsyslab.common.cli.Lab}.
 */
package org.jsyslab.common.cli;
