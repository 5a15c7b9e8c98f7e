package org.jsyslab.common.cli;

import picocli.CommandLine.Command;

/** The options of a lab whose nodes have none. */
@Command
final class NoOptions {}
