/** Exit policies: rules that are fitted on one split and then decide on any. */
@NullMarked
package io.exeunt.policies.exit;

import org.jspecify.annotations.NullMarked;
