package org.jsyslab.common.cli;

import picocli.CommandLine.Command;

/** {@code experiment NAME}: regenerates a figure or table of the source paper. */
@Command(description = "Regenerate a figure or table of the source paper.", synopsisSubcommandLabel = "NAME")
final class ExperimentVerb {}
