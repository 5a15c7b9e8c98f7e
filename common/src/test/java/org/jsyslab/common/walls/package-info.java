/** The walls between packages, as ArchUnit rules that each lab applies to its own protocols. */
package org.jsyslab.common.walls;
